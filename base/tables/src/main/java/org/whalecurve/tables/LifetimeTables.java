package org.whalecurve.tables;

import static org.whalecurve.tables.Columns.money;
import static org.whalecurve.tables.Columns.ratio;
import static org.whalecurve.tables.Columns.text;
import static org.whalecurve.tables.Columns.total;
import static org.whalecurve.tables.Columns.whole;

import java.util.List;
import org.whalecurve.tables.Table.Column;

/** Lifetime value. */
public final class LifetimeTables {
  private LifetimeTables() {}

  /** What is added to customer besides the columns of {@link RunTables#CUSTOMER_VALUE}. */
  public static final List<Column> CUSTOMER =
      List.of(
          ratio("p_stays", "share", "probability that the customer is still active a year on"),
          money("order_profit", "profit expected of an order"),
          money("clv_low", "lower limit of clv, 95 %"),
          money("clv_high", "upper limit of clv, 95 %"),
          money("value_historical", "profit before the last twelve months"),
          money("value_current", "profit of the last twelve months"),
          money("value_potential", "clv; by indicators where the customer ordered once only"),
          money("value_total", "value_historical + value_current + value_potential"),
          text("value_basis", "model, indicators or none: what value_potential rests on"));

  public static final Table LIFETIME_MODEL =
      new Table(
          "lifetime_model",
          "one parameter of a model of lifetime value, or a model that was not used",
          List.of("place"),
          List.of(
              whole("place", "order"),
              text("part", "orders: how customers buy; profit: what an order brings"),
              text("model", "model"),
              text("status", "used, tried or failed"),
              text("parameter", "parameter; empty where there is none"),
              ratio("value", "", "its value"),
              ratio("standard_error", "", "its standard error; empty where there is none"),
              ratio("low", "", "lower limit, 95 %"),
              ratio("high", "", "upper limit, 95 %"),
              text("unit", "unit of time of parameters that are times"),
              ratio("log_likelihood", "", "log-likelihood of the model"),
              ratio("bic", "", "Schwarz' criterion: smaller is better"),
              whole("customers", "customers that it was learnt from"),
              text("converged", "true, false, or empty where nothing was fitted"),
              text("verdict", "why the search stopped"),
              text("reason", "why this model is used, or not"),
              text("warnings", "what to know of it")));

  public static final Table CUSTOMER_EQUITY =
      new Table(
          "customer_equity",
          "value of a dimension",
          List.of("dimension", "value"),
          List.of(
              text("dimension", "company, customer_group, rfm_segment, acquired_by"),
              text("value", "its value"),
              whole("customers", "customers with a lifetime value"),
              total("customer_equity", "sum of lifetime values"),
              ratio("share", "share", "of the company's customer equity"),
              total("mean_clv", "mean lifetime value"),
              total("historical", "profit before the last twelve months"),
              total("current", "profit of the last twelve months"),
              ratio("active", "", "customers expected to be active: sum of p_alive")));

  public static final Table COHORT =
      new Table(
          "cohort",
          "period of the first order x periods since",
          List.of("cohort", "age"),
          List.of(
              text("cohort", "period of the first order in the run"),
              whole("age", "periods since then"),
              whole("customers", "customers of the cohort"),
              whole("active", "customers with revenue in that period"),
              ratio("retention", "share", "active / customers"),
              total("revenue", "net revenue of that period"),
              total("profit", "full profit of that period"),
              total("cumulative_profit", "full profit from the first order until then"),
              total("acquisition_cost", "marketing spend of the cohort's period"),
              total("net_value", "cumulative_profit - acquisition_cost")));

  /** In the order of a run. */
  public static final List<Table> ALL = List.of(LIFETIME_MODEL, CUSTOMER_EQUITY, COHORT);
}
