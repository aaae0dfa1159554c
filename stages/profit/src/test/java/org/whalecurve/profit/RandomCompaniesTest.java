package org.whalecurve.profit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalecurve.engine.Row;

/** Random companies, computed once by the steps and once in plain Java. */
class RandomCompaniesTest {
  private static final BigDecimal RATE = new BigDecimal("0.0275");
  private static final BigDecimal ZERO = BigDecimal.ZERO.setScale(6);
  private static final String[] LINES = {"cost_to_serve", "direct_cost", "revenue_tax"};

  /** Revenue, tax, full cost, incremental cost of one cell. */
  private static final class Account {
    BigDecimal revenue = ZERO;
    BigDecimal rateTax = ZERO;
    BigDecimal ledgerTax = ZERO;
    BigDecimal full = ZERO;
    BigDecimal incremental = ZERO;
    boolean active;

    void add(Account other) {
      revenue = revenue.add(other.revenue);
      rateTax = rateTax.add(other.rateTax);
      ledgerTax = ledgerTax.add(other.ledgerTax);
      full = full.add(other.full);
      incremental = incremental.add(other.incremental);
      active |= other.active;
    }

    BigDecimal profit(String view) {
      BigDecimal cost = view.equals("full") ? full : incremental;
      return revenue.subtract(rateTax).subtract(ledgerTax).subtract(cost);
    }
  }

  private record Key(int period, int customer, int product, int channel) {}

  private final Map<Key, Account> cells = new HashMap<>();
  private Random random;
  private int customers;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void tables_equal_a_plain_recomputation(long seed) {
    random = new Random(seed);
    customers = 3 + random.nextInt(25);
    try (Company company = company()) {
      cells
          .values()
          .forEach(a -> a.rateTax = a.revenue.multiply(RATE).setScale(6, RoundingMode.HALF_UP));
      company.run();
      assertCustomers(company);
      for (String view : List.of("full", "incremental")) {
        assertWhale(company, view);
        assertSegments(company, view, "customer_group", key -> "g" + key.customer() % 3);
        assertSegments(
            company,
            view,
            "product_line",
            key -> key.product() == 0 ? "(none)" : "l" + key.product() % 2);
        assertSegments(
            company, view, "channel", key -> key.channel() == 0 ? "(none)" : "h" + key.channel());
        assertSegments(company, view, "period", key -> "2026-0" + key.period());
      }
    }
  }

  private Company company() {
    Company company =
        new Company()
            .revenueTax(RATE.toPlainString())
            .dimensions(
                List.of("customer_group"),
                List.of("product_line"),
                List.of("channel"),
                List.of("period"),
                List.of("customer_id", "product_id"));
    company.periods("2026-01", "2026-02", "2026-03");
    for (int c = 2; c < customers + 2; c++) {
      company.sql(
          "INSERT INTO customer_dim (customer_no, customer_id, customer_group) VALUES (%d, '%s', 'g%d')"
              .formatted(c, id(c), c % 3));
    }
    for (int p = 1; p <= 5; p++) {
      company.sql(
          "INSERT INTO product_dim (product_no, product_id, product_line) VALUES (%d, 'p%d', 'l%d')"
              .formatted(p, p, p % 2));
    }
    company.sql("INSERT INTO channel_dim VALUES (1, 'h1'), (2, 'h2')");
    company.sql("INSERT INTO transaction_fact VALUES " + lines(200));
    company.sql("INSERT INTO cost_cell VALUES " + costs(300));
    return company;
  }

  private static String id(int customer) {
    return "c%03d".formatted(customer);
  }

  private BigDecimal amount(int bound) {
    return BigDecimal.valueOf(random.nextInt(bound), random.nextInt(4)).setScale(6);
  }

  private Key key(int firstCustomer) {
    return new Key(
        1 + random.nextInt(3),
        firstCustomer + random.nextInt(customers + 2 - firstCustomer),
        random.nextInt(6),
        random.nextInt(3));
  }

  private String lines(int count) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Key key = key(1);
      if (key.customer() == 1) key = new Key(key.period(), 0, key.product(), key.channel());
      BigDecimal list = amount(1_000_000);
      BigDecimal discount = list.multiply(new BigDecimal("0.1")).setScale(6, RoundingMode.DOWN);
      BigDecimal net = list.subtract(discount);
      BigDecimal goods = amount(500_000);
      boolean isReturn = random.nextInt(10) == 0;
      rows.add(
          "('2026-0%d', NULL, 't%d', NULL, %d, %d, %d, NULL, 1, %s, %s, 0, %s, %s, %b, NULL, NULL)"
              .formatted(
                  key.period(),
                  i / 3,
                  key.customer(),
                  key.product(),
                  key.channel(),
                  list,
                  discount,
                  net,
                  goods,
                  isReturn));
      Account account = cells.computeIfAbsent(key, k -> new Account());
      account.revenue = account.revenue.add(isReturn ? net.negate() : net);
      account.full = account.full.add(isReturn ? goods.negate() : goods);
      account.incremental = account.incremental.add(isReturn ? goods.negate() : goods);
      account.active = true;
    }
    return String.join(", ", rows);
  }

  private String costs(int count) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Key key = key(0);
      String line = LINES[random.nextInt(3)];
      BigDecimal full = amount(90_000);
      BigDecimal incremental = amount(90_000);
      rows.add(
          "('2026-0%d', 'a', '%s', %d, %d, %d, '(none)', 0, 0, %d, %d)"
              .formatted(
                  key.period(),
                  line,
                  key.customer(),
                  key.product(),
                  key.channel(),
                  full.unscaledValue(),
                  incremental.unscaledValue()));
      Account account = cells.computeIfAbsent(key, k -> new Account());
      account.active = true;
      if (line.equals("revenue_tax")) {
        account.ledgerTax = account.ledgerTax.add(full);
      } else {
        account.full = account.full.add(full);
        account.incremental = account.incremental.add(incremental);
      }
    }
    return String.join(", ", rows);
  }

  private Map<Integer, Account> byCustomer() {
    Map<Integer, Account> sums = new TreeMap<>();
    cells.forEach(
        (key, cell) -> sums.computeIfAbsent(key.customer(), c -> new Account()).add(cell));
    return sums;
  }

  private void assertCustomers(Company company) {
    Map<Integer, Account> sums = byCustomer();
    List<Row> rows =
        company.rows(
            """
            SELECT d.customer_no, c.net_revenue, c.full_profit, c.incremental_profit, c.full_margin
            FROM customer c JOIN customer_dim d ON d.customer_id = c.customer_id""");
    assertThat(rows).hasSize(customers + 2);
    for (Row row : rows) {
      Account sum = sums.getOrDefault((int) row.integer(0), new Account());
      assertThat(row.decimal(1)).isEqualByComparingTo(sum.revenue);
      assertThat(row.decimal(2)).isEqualByComparingTo(sum.profit("full"));
      assertThat(row.decimal(3)).isEqualByComparingTo(sum.profit("incremental"));
      assertRatio(row.decimal(4), sum.profit("full"), sum.revenue);
    }
  }

  private static void assertRatio(BigDecimal actual, BigDecimal numerator, BigDecimal denominator) {
    if (denominator.signum() <= 0) {
      assertThat(actual).isNull();
      return;
    }
    BigDecimal exact = numerator.divide(denominator, 14, RoundingMode.HALF_UP);
    BigDecimal tolerance = exact.abs().max(BigDecimal.ONE).movePointLeft(11);
    assertThat(actual.subtract(exact).abs()).isLessThan(tolerance);
  }

  private void assertWhale(Company company, String view) {
    List<Map.Entry<Integer, Account>> ranked =
        byCustomer().entrySet().stream()
            .filter(e -> e.getKey() > 1 && e.getValue().active)
            .sorted(
                Comparator.comparing(
                        (Map.Entry<Integer, Account> e) -> e.getValue().profit(view).negate())
                    .thenComparing(Map.Entry::getKey))
            .toList();
    List<Row> rows =
        company.rows(
            "SELECT rank, customer_id, profit, cumulative_profit, cumulative_share FROM whale_curve WHERE view = '"
                + view
                + "'");
    assertThat(rows).hasSize(ranked.size() + 1);
    BigDecimal total =
        ranked.stream().map(e -> e.getValue().profit(view)).reduce(ZERO, BigDecimal::add);
    BigDecimal running = ZERO;
    for (int i = 0; i < ranked.size(); i++) {
      Row row = rows.get(i);
      running = running.add(ranked.get(i).getValue().profit(view));
      assertThat(row.integer(0)).isEqualTo(i + 1);
      assertThat(row.text(1)).isEqualTo(id(ranked.get(i).getKey()));
      assertThat(row.decimal(3)).isEqualByComparingTo(running);
      assertRatio(row.decimal(4), running, total);
    }
    BigDecimal whole =
        cells.values().stream().map(a -> a.profit(view)).reduce(ZERO, BigDecimal::add);
    assertThat(rows.get(ranked.size()).decimal(3)).isEqualByComparingTo(whole);
  }

  /** The segments of real customers, one account each, and how many customers it holds. */
  private void assertSegments(
      Company company, String view, String dimension, Function<Key, String> value) {
    Map<String, Account> sums = new TreeMap<>();
    Map<String, Set<Integer>> members = new HashMap<>();
    Account real = new Account();
    cells.forEach(
        (key, cell) -> {
          String name =
              key.customer() == 0
                  ? "(unassigned)"
                  : key.customer() == 1 ? "(unused)" : value.apply(key);
          sums.computeIfAbsent(name, n -> new Account()).add(cell);
          if (key.customer() < 2) return;
          real.add(cell);
          members.computeIfAbsent(name, n -> new HashSet<>()).add(key.customer());
        });
    List<Row> rows =
        company.rows(
            "SELECT value, customers, revenue, profit, revenue_share, profit_share FROM segment_profit"
                + " WHERE dimension = '%s' AND view = '%s'".formatted(dimension, view));
    for (Row row : rows) {
      String name = row.text(0);
      Account sum = sums.remove(name);
      if (sum == null) sum = new Account();
      boolean named = !name.equals("(unassigned)") && !name.equals("(unused)");
      assertThat(row.integer(1)).isEqualTo(members.getOrDefault(name, Set.of()).size());
      assertThat(row.decimal(2)).isEqualByComparingTo(sum.revenue);
      assertThat(row.decimal(3)).isEqualByComparingTo(sum.profit(view));
      assertRatio(row.decimal(4), sum.revenue, named ? real.revenue : ZERO);
      assertRatio(row.decimal(5), sum.profit(view), named ? real.profit(view) : ZERO);
    }
    assertThat(sums).isEmpty();
  }
}
