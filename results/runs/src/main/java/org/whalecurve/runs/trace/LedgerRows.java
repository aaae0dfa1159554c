package org.whalecurve.runs.trace;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whalecurve.kernel.Money;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.RunReader;

/** The ledger rows of some pools, by who bears them. */
final class LedgerRows {
  /** The largest rows of a pool and period that are shown one by one; the others are added up. */
  static final int ROWS_MAX = 5_000;

  private static final String COLUMNS =
      "period, cost_center, account, pool, customer_id, customer_group, product_id, %s AS amount, currency, original_amount, exchange_rate, file, line";

  private final Published published;
  private final Map<Bucket, List<LedgerRow>> rows = new HashMap<>();

  /**
   * Ledger rows of a pool that a cost object bears alike.
   *
   * @param period period of the rows, or {@code (run)}
   * @param customer the customer that the rows name; null for other rows
   * @param group the group that the rows name; null for rows that name none
   * @param product the product that the rows name; null where it does not matter
   */
  record Bucket(String period, String pool, String customer, String group, String product) {
    /** Rows that go by the pool's driver. */
    static Bucket driven(String period, String pool) {
      return new Bucket(period, pool, null, null, null);
    }

    /** Rows that name their customer or product, which bears them. */
    static Bucket own(String period, String pool, String customer, String product) {
      return new Bucket(period, pool, customer, null, product);
    }

    /** Rows of a customer group or product, which are spread over those who are in it. */
    static Bucket group(String period, String pool, String group, String product) {
      return new Bucket(period, pool, null, group, product);
    }
  }

  /**
   * What is taken of a bucket's rows.
   *
   * @param units in units of 0.000001
   * @param share of each row: it says which rows also where they cancel out
   */
  record Taken(BigInteger units, BigDecimal share) {
    Taken plus(Taken other) {
      return new Taken(units.add(other.units), share.add(other.share));
    }
  }

  private LedgerRows(Published published) {
    this.published = published;
  }

  /**
   * Reads the rows of pools that a customer may bear.
   *
   * @param periods periods of rows; null for all
   * @param customer null for the rows of all customers
   */
  static LedgerRows read(
      RunReader run,
      Published published,
      Set<String> pools,
      Collection<String> periods,
      String customer) {
    LedgerRows ledger = new LedgerRows(published);
    if (pools.isEmpty()) return ledger;
    String borne =
        customer == null ? "1 = 1" : Names.in("customer_id", List.of(Names.UNASSIGNED, customer));
    String where =
        "%s AND %s AND (NOT %s OR %s)"
            .formatted(
                Names.in("pool", pools),
                periods == null ? "1 = 1" : Names.in("period", periods),
                Names.in("pool", published.directPools()),
                borne);
    String ranked =
        "SELECT *, row_number() OVER (PARTITION BY pool, period, customer_id ORDER BY abs(amount) DESC, file, line) AS place FROM (SELECT "
            + COLUMNS.formatted(published.view().ledger())
            + " FROM ledger_row WHERE "
            + where
            + ")";
    List<LedgerRow> largest =
        rows(
            run.query(
                "SELECT * FROM ("
                    + ranked
                    + ") WHERE place <= "
                    + ROWS_MAX
                    + " ORDER BY file, line, period"));
    largest.forEach(ledger::add);
    if (largest.size() >= ROWS_MAX) rows(run.query(rest(ranked))).forEach(ledger::add);
    return ledger;
  }

  private static String rest(String ranked) {
    return "SELECT period, '' AS cost_center, '(further rows)' AS account, pool, customer_id, customer_group, product_id, sum(amount) AS amount,"
        + " '' AS currency, NULL AS original_amount, NULL AS exchange_rate, NULL AS file, count(*) AS line FROM ("
        + ranked
        + ") WHERE place > "
        + ROWS_MAX
        + " GROUP BY ALL ORDER BY ALL";
  }

  /** The row at a place: one, or one for each period that it is spread over. */
  static List<LedgerRow> at(RunReader run, View view, String file, long line, String period) {
    String where =
        "file = "
            + Names.text(file)
            + " AND line = "
            + line
            + (period == null ? "" : " AND period = " + Names.text(period));
    return rows(
        run.query(
            "SELECT "
                + COLUMNS.formatted(view.ledger())
                + " FROM ledger_row WHERE "
                + where
                + " ORDER BY period"));
  }

  private static List<LedgerRow> rows(Rows rows) {
    List<LedgerRow> list = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String file = rows.text(i, "file");
      list.add(
          new LedgerRow(
              rows.text(i, "period"),
              rows.text(i, "cost_center"),
              rows.text(i, "account"),
              rows.text(i, "pool"),
              rows.text(i, "customer_id"),
              rows.text(i, "customer_group"),
              rows.text(i, "product_id"),
              rows.decimal(i, "amount"),
              rows.text(i, "currency"),
              rows.decimal(i, "original_amount"),
              rows.decimal(i, "exchange_rate"),
              file == null ? null : new Place(file, rows.whole(i, "line"))));
    }
    return list;
  }

  private void add(LedgerRow row) {
    rows.computeIfAbsent(bucket(published, row), k -> new ArrayList<>()).add(row);
  }

  /** Who bears a row: the customer or product it names, its group, or whom the driver says. */
  static Bucket bucket(Published published, LedgerRow row) {
    if (row.pool().equals(Names.UNASSIGNED)) return Bucket.driven(row.period(), row.pool());
    String period = published.ratePeriod(row.period());
    boolean product = !row.product().equals(Names.NONE);
    if (published.isDirect(row.pool())) {
      boolean named = !row.customer().equals(Names.UNASSIGNED);
      boolean grouped = published.isGrouped(row.pool());
      if (named || product && !grouped)
        return Bucket.own(row.period(), row.pool(), row.customer(), row.product());
      if (grouped && (product || !row.customerGroup().equals(Names.NONE)))
        return Bucket.group(period, row.pool(), row.customerGroup(), row.product());
    }
    return Bucket.driven(period, row.pool());
  }

  /** Rows of a bucket; without a product, of all products. */
  List<LedgerRow> of(Bucket bucket) {
    if (bucket.customer() == null || bucket.product() != null)
      return rows.getOrDefault(bucket, List.of());
    return rows.entrySet().stream()
        .filter(
            e ->
                bucket.customer().equals(e.getKey().customer())
                    && bucket.period().equals(e.getKey().period())
                    && bucket.pool().equals(e.getKey().pool()))
        .flatMap(e -> e.getValue().stream())
        .toList();
  }

  /** The groups and products that a pool's rows name. */
  List<Bucket> groups(String period, String pool) {
    return rows.keySet().stream()
        .filter(b -> b.group() != null && b.period().equals(period) && b.pool().equals(pool))
        .toList();
  }

  BigInteger total(Bucket bucket) {
    return of(bucket).stream()
        .map(r -> Money.toUnits(r.amount()))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** A share of each of a bucket's rows; together they are the units taken. */
  Map<LedgerRow, BigInteger> split(Bucket bucket, Taken taken) {
    Map<LedgerRow, BigDecimal> parts = new LinkedHashMap<>();
    BigDecimal share = taken.share().movePointRight(Money.SCALE);
    for (LedgerRow row : of(bucket))
      parts.merge(row, row.amount().multiply(share, LinearSystem.PRECISE), BigDecimal::add);
    return Apportion.round(taken.units(), parts);
  }
}
