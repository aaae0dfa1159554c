package org.whalecurve.web.customer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.whalecurve.engine.Session;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.customers.WhaleCurve;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.page.Visit;

/** What the run knows of one customer, of the columns that its page shows. */
public final class Facts {
  private static final Set<String> WANTED =
      Set.of(
          "name",
          "customer_group",
          "region",
          "industry",
          "manager_id",
          "customer_since",
          "transactions",
          "gross_revenue",
          "discount",
          "cash_discount",
          "returns",
          "net_revenue",
          "revenue_tax",
          "cost_of_goods",
          "direct_cost",
          "incremental_direct_cost",
          "full_cost_to_serve",
          "incremental_cost_to_serve",
          "full_profit",
          "incremental_profit",
          "capital_charge",
          "residual_income",
          "full_margin",
          "incremental_margin",
          "recency",
          "frequency",
          "monetary",
          "rfm",
          "rfm_segment",
          "p_alive",
          "expected_transactions",
          "clv",
          "clv_low",
          "clv_high",
          "value_total",
          "churn_risk",
          "expected_loss",
          "lifecycle",
          "score",
          "tier",
          "tier_before",
          "tier_decided_by",
          "last_order");

  private final String id;
  private final Rows row;
  private final Set<String> columns;

  private Facts(String id, Rows row, Set<String> columns) {
    this.id = id;
    this.row = row;
    this.columns = columns;
  }

  /**
   * @throws NotFoundException where there is no such customer for this user
   */
  static Facts of(Visit visit, String id) {
    Reading reading = visit.reading();
    List<String> names = new ArrayList<>();
    Set<String> columns = new java.util.LinkedHashSet<>();
    for (Session.Column column : reading.columns("customer")) {
      boolean wanted = WANTED.contains(column.name()) || column.name().startsWith("segment_");
      if (!wanted) continue;
      names.add(reading.dialect().name(column.name()));
      columns.add(column.name());
    }
    Rows row =
        reading.rows(
            "SELECT %s FROM {customer} WHERE customer_id = ? AND %s"
                .formatted(String.join(", ", names), WhaleCurve.IS_CUSTOMER),
            id);
    if (row.isEmpty()) throw new NotFoundException("customer " + id);
    return new Facts(id, row, columns);
  }

  public String id() {
    return id;
  }

  /** Name, or the number where none is known. */
  public String name() {
    String name = text("name");
    return name == null || name.isEmpty() ? id : name;
  }

  /** Columns of matrices. */
  List<String> segments() {
    return columns.stream().filter(c -> c.startsWith("segment_")).toList();
  }

  /** Null where the run has no such column, or the customer no such value. */
  public String text(String column) {
    return columns.contains(column) ? row.text(0, column) : null;
  }

  /** Null where there is none. */
  public BigDecimal decimal(String column) {
    return columns.contains(column) ? row.decimal(0, column) : null;
  }

  /** 0 where there is none. */
  BigDecimal amount(String column) {
    BigDecimal amount = decimal(column);
    return amount == null ? BigDecimal.ZERO : amount;
  }
}
