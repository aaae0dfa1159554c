package org.whalecurve.value.columns;

import java.util.ArrayList;
import java.util.List;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.model.Schema;
import org.whalecurve.model.Workspace;
import org.whalecurve.tables.Table;

/**
 * The steps of value being put together: each part adds its steps and says which columns of the
 * customer they make, so that the next part can use them.
 */
public final class Building {
  private final Workspace workspace;
  private final Schema schema;
  private final Dialect dialect;
  private final List<Step> steps = new ArrayList<>();
  private CustomerColumns columns;

  public Building(Workspace workspace, Schema schema, Dialect dialect, CustomerColumns columns) {
    this.workspace = workspace;
    this.schema = schema;
    this.dialect = dialect;
    this.columns = columns;
  }

  public Workspace workspace() {
    return workspace;
  }

  /** The columns of the input tables. */
  public Schema schema() {
    return schema;
  }

  public Dialect dialect() {
    return dialect;
  }

  /** What is known of a customer so far. */
  public CustomerColumns columns() {
    return columns;
  }

  /** A query over all customers as they are known so far. */
  public CustomerRows rows() {
    return new CustomerRows(dialect, columns);
  }

  /** A step whose result is no column of the customer. */
  public void add(Step step) {
    steps.add(step);
  }

  /** A step that writes a table of columns of the customer. */
  public void add(Step step, String table, List<Table.Column> made) {
    steps.add(step);
    columns = columns.with(table, made);
  }

  public List<Step> steps() {
    return List.copyOf(steps);
  }
}
