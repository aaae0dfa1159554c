package org.whalecurve.profit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.PeriodGrain;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.ProfitModel;

/**
 * Cost of the capital that a customer holds. A receivable is charged for every day at whose end it
 * is unpaid: from its invoice day, up to the day before it is paid or the end of the run; so one
 * that stands open the whole year costs exactly the yearly rate. Stock is charged by the month.
 */
final class CapitalSql {
  private static final int DAYS_PER_YEAR = 365;
  private static final int MONTHS_PER_YEAR = 12;
  private static final String NEVER = "DATE '9999-12-31'";

  private final Dialect dialect;
  private final ProfitModel model;
  private final PeriodGrain grain;

  CapitalSql(Dialect dialect, ProfitModel model, PeriodGrain grain) {
    this.dialect = dialect;
    this.model = model;
    this.grain = grain;
  }

  boolean wanted() {
    return model.capitalRate() != null && (model.receivables() || model.inventory());
  }

  /** {@code capital_cell}: period, the three numbers, capital_charge. */
  Step step() {
    List<String> reads = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    if (model.receivables()) {
      reads.addAll(List.of("receivable_fact", "period_dim"));
      parts.add(receivables());
    }
    if (model.inventory()) {
      reads.add("inventory_fact");
      parts.add(inventory());
    }
    return Step.sql(
        "profit.capital",
        "cost of the capital held for customers",
        reads,
        "capital_cell",
        String.join("\nUNION ALL\n", parts));
  }

  private String receivables() {
    String held = dialect.units("amount") + " * days";
    return """
    SELECT period, customer_no, 0 AS product_no, 0 AS channel_no, %s AS capital_charge
    FROM (
      SELECT p.period, r.customer_no, r.amount, %s + CASE WHEN r.until > p.last_day THEN 1 ELSE 0 END AS days
      FROM (
        SELECT customer_no, invoice_date, coalesce(paid_date, %s) AS until,
          CASE WHEN paid_date IS NULL AND outstanding > 0 THEN outstanding ELSE amount END AS amount
        FROM receivable_fact) r
      JOIN period_dim p ON r.invoice_date <= p.last_day AND r.until > p.first_day
      WHERE r.until > r.invoice_date) AS held
    GROUP BY period, customer_no"""
        .formatted(
            charge("sum(" + held + ")", 1, DAYS_PER_YEAR),
            days("greatest(r.invoice_date, p.first_day)", "least(r.until, p.last_day)"),
            NEVER);
  }

  private String inventory() {
    return """
    SELECT period, customer_no, product_no, 0 AS channel_no, %s AS capital_charge
    FROM inventory_fact GROUP BY period, customer_no, product_no"""
        .formatted(charge("sum(" + dialect.units("amount") + ")", grain.months(), MONTHS_PER_YEAR));
  }

  /** {@code units * times * rate / parts} in whole numbers, rounded once. */
  private String charge(String units, int times, int parts) {
    BigDecimal rate = model.capitalRate().stripTrailingZeros();
    if (rate.scale() < 0) rate = rate.setScale(0);
    BigDecimal numerator = new BigDecimal(rate.unscaledValue()).multiply(BigDecimal.valueOf(times));
    BigDecimal denominator = BigDecimal.valueOf(parts).scaleByPowerOfTen(rate.scale());
    return dialect.fromUnits(
        dialect.multiplyDivide(units, numerator.toPlainString(), denominator.toPlainString()));
  }

  private String days(String from, String to) {
    Expr call =
        new Expr.Call(
            "DAYS_BETWEEN",
            List.of(
                new Expr.Column("", from, ValueType.DATE), new Expr.Column("", to, ValueType.DATE)),
            ValueType.NUMBER);
    return dialect.expr(call, Expr.Column::name);
  }
}
