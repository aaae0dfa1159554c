package org.whalecurve.value;

import java.util.List;
import java.util.stream.Collectors;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.model.Schema;
import org.whalecurve.model.Workspace;
import org.whalecurve.tables.Table.Column;
import org.whalecurve.value.columns.Building;
import org.whalecurve.value.columns.CustomerColumns;
import org.whalecurve.value.columns.CustomerRows;
import org.whalecurve.value.feature.AsOf;
import org.whalecurve.value.feature.FeatureSteps;
import org.whalecurve.value.feature.RfmSteps;
import org.whalecurve.value.risk.RiskSteps;
import org.whalecurve.value.score.ScoreSteps;

/**
 * The steps that say what customers are worth, in the order in which each can use what the others
 * found: orders, features, RFM, lifetime value, lifecycle and churn, score, tiers, matrices. The
 * last one writes {@code customer}.
 */
public final class ValueSteps {
  private final Building building;

  private ValueSteps(Building building) {
    this.building = building;
  }

  /**
   * The steps of a workspace that has a model/value.yaml.
   *
   * @param table table with the profit of every customer and {@code customer_no}
   * @param columns its other columns
   * @throws org.whalecurve.kernel.ProblemException where the model names what is not there
   */
  public static ValueSteps of(
      Workspace workspace, Schema schema, Dialect dialect, String table, List<Column> columns) {
    Building building =
        new Building(workspace, schema, dialect, CustomerColumns.of(table, columns));
    building.add(AsOf.step(dialect, workspace.value().asOf()));
    RfmSteps.addOrders(building);
    FeatureSteps.add(building);
    RfmSteps.addClasses(building);
    RiskSteps.add(building);
    ScoreSteps.add(building);
    building.add(customer(building));
    return new ValueSteps(building);
  }

  public List<Step> steps() {
    return building.steps();
  }

  /** The columns of {@code customer}, in order. */
  public List<Column> columns() {
    return building.columns().columns();
  }

  private static Step customer(Building building) {
    CustomerRows rows = building.rows();
    String columns =
        building.columns().columns().stream()
            .map(
                c ->
                    "CAST(%s AS %s) AS %s"
                        .formatted(
                            rows.column(c.name()),
                            c.kind().sqlType(),
                            building.dialect().name(c.name())))
            .collect(Collectors.joining(",\n  "));
    String sql = "SELECT " + columns + "\nFROM " + rows.from() + "\nORDER BY c.customer_id";
    return Step.sql(
        "value.customer",
        "customers with profit and with what they are worth",
        rows.reads(),
        "customer",
        sql);
  }
}
