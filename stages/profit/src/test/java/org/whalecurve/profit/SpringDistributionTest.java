package org.whalecurve.profit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Spring Distribution: customer-level operating income of five retail customers and their whale
 * curve (Horngren, Cost Accounting, chapter 14). Unit cost 12, list price 14.40; customers differ
 * in price, orders, visits, miles, cases and expedited deliveries.
 */
class SpringDistributionTest {
  private static final Company COMPANY = new Company();

  @BeforeAll
  static void run() {
    COMPANY.periods("2026-01");
    COMPANY.sql(
        "INSERT INTO customer_dim (customer_no, customer_id) VALUES (2, 'P'), (3, 'Q'), (4, 'R'), (5, 'S'), (6, 'T')");
    COMPANY.sql("INSERT INTO product_dim (product_no, product_id) VALUES (1, 'case')");
    customer(2, "2080", "29952", "0", "24960", "1500", "160", "280", "1040", "0");
    customer(3, "8750", "126000", "2100", "105000", "2500", "240", "240", "4375", "0");
    customer(4, "60800", "875520", "72960", "729600", "3000", "480", "360", "30400", "0");
    customer(5, "31800", "457920", "15264", "381600", "2500", "160", "640", "15900", "0");
    customer(6, "3900", "56160", "5616", "46800", "3000", "240", "1600", "1950", "300");
    COMPANY.run();
  }

  @AfterAll
  static void close() {
    COMPANY.close();
  }

  private static void customer(
      int number,
      String cases,
      String list,
      String discount,
      String goods,
      String orders,
      String visits,
      String delivery,
      String handling,
      String expedited) {
    COMPANY.line("2026-01", "T" + number, number, 1, 0, cases, list, discount, "0", goods, false);
    cost("order", number, orders);
    cost("visit", number, visits);
    cost("delivery", number, delivery);
    cost("handling", number, handling);
    cost("expedited", number, expedited);
  }

  private static void cost(String activity, int customer, String amount) {
    COMPANY.cost("2026-01", activity, "cost_to_serve", customer, 0, 0, "(none)", amount, amount);
  }

  @Test
  void gives_the_operating_income_of_every_customer() {
    assertThat(
            COMPANY.texts(
                "SELECT customer_id, net_revenue - cost_of_goods, full_cost_to_serve, full_profit FROM customer"))
        .containsExactly(
            "(unassigned) 0 0 0",
            "(unused) 0 0 0",
            "P 4992 2980 2012",
            "Q 18900 7355 11545",
            "R 72960 34240 38720",
            "S 61056 19200 41856",
            "T 3744 7090 -3346");
  }

  @Test
  void gives_the_whale_curve() {
    assertThat(
            COMPANY.texts(
                "SELECT rank, customer_id, customer_share, cumulative_profit FROM whale_curve WHERE view = 'full'"))
        .containsExactly(
            "1 S 0.2 41856",
            "2 R 0.4 80576",
            "3 Q 0.6 92121",
            "4 P 0.8 94133",
            "5 T 1 90787",
            "6 (unassigned) - 90787");
  }

  @Test
  void states_the_peak_at_103_69_percent_of_the_total() {
    assertThat(
            COMPANY.texts(
                """
                SELECT name, round(value, 6) FROM statement WHERE view = 'full'
                AND name IN ('peak_profit', 'peak_share', 'peak_customers', 'tail_loss', 'total_profit')"""))
        .containsExactly(
            "peak_customers 4",
            "peak_profit 94133",
            "peak_share 1.036855",
            "tail_loss 3346",
            "total_profit 90787");
  }
}
