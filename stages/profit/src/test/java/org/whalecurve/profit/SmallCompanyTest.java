package org.whalecurve.profit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Five customers worked out by hand. Ann (A) is the large one, Bob (B) returns goods, Cid (C) was
 * referred by Ann and loses money, Dee (D) only has an old invoice, Eve (E) never did anything.
 */
class SmallCompanyTest {
  private static final Company COMPANY =
      new Company()
          .revenueTax("CASE WHEN product.product_line = 'tools' THEN 0.1 ELSE 0.03 END")
          .capital("0.10")
          .bands("100", "1000")
          .marketing("advertising")
          .costsOrders();

  @BeforeAll
  static void run() {
    COMPANY.periods("2026-01", "2026-02");
    COMPANY.sql(
        """
        INSERT INTO customer_dim (customer_no, customer_id, name, customer_group, referrer_id) VALUES
          (2, 'A', 'Ann', 'key', 'A'), (3, 'B', 'Bob', 'small', NULL), (4, 'C', 'Cid', 'small', 'A'),
          (5, 'D', 'Dee', NULL, 'A'), (6, 'E', 'Eve', 'key', 'B')""");
    COMPANY.sql(
        "INSERT INTO product_dim (product_no, product_id, product_line) VALUES (1, 'hammer', 'tools'), (2, 'nail', 'parts')");
    COMPANY.sql("INSERT INTO channel_dim VALUES (1, 'shop'), (2, 'web')");
    sales();
    costs();
    capital();
    COMPANY.run();
  }

  private static void sales() {
    COMPANY.line("2026-01", "T1", 2, 1, 1, "10", "1200", "100", "20", "400", false);
    COMPANY.line("2026-01", "T1", 2, 2, 1, "100", "300", "0", "0", "100", false);
    COMPANY.line("2026-02", "T2", 2, 1, 2, "5", "600", "0", "0", "200", false);
    COMPANY.line("2026-01", "T3", 3, 1, 1, "4", "480", "80", "0", "160", false);
    COMPANY.line("2026-02", "R1", 3, 1, 1, "1", "120", "20", "0", "40", true);
    COMPANY.line("2026-02", "T4", 4, 2, 2, "10", "33.333333", "0", "0", "10", false);
    COMPANY.line("2026-02", "T5", 0, 2, 0, "1", "5", "0", "0", "2", false);
  }

  private static void costs() {
    COMPANY.cost("2026-01", "picking", "cost_to_serve", 2, 1, 1, "T1", "60", "40");
    COMPANY.cost("2026-01", "picking", "cost_to_serve", 2, 1, 1, "T1", "5", "5");
    COMPANY.cost("2026-01", "freight", "direct_cost", 2, 0, 0, "(none)", "30", "15");
    COMPANY.cost("2026-01", "picking", "cost_to_serve", 3, 1, 1, "T3", "40", "20");
    COMPANY.cost("2026-01", "levy", "revenue_tax", 3, 0, 0, "(none)", "3", "0");
    COMPANY.cost("2026-02", "support", "cost_to_serve", 4, 0, 0, "(none)", "70", "10");
    COMPANY.cost("2026-02", "advertising", "cost_to_serve", 4, 0, 0, "(none)", "6", "6");
    COMPANY.cost("2026-01", "rent", "cost_to_serve", 0, 0, 0, "(none)", "25", "0");
    COMPANY.cost("2026-02", "design", "cost_to_serve", 0, 1, 0, "(none)", "11", "1");
    COMPANY.cost("2026-01", "desk", "cost_to_serve", 1, 0, 0, "(none)", "45", "0");
  }

  private static void capital() {
    COMPANY.sql(
        """
        INSERT INTO receivable_fact VALUES
          ('I1', 2, DATE '2026-01-22', NULL, DATE '2026-02-11', 3650, 0, NULL, NULL),
          ('I2', 5, DATE '2025-06-01', NULL, NULL, 9999, 730, NULL, NULL),
          ('I3', 3, DATE '2026-01-05', NULL, DATE '2026-01-05', 500, 0, NULL, NULL),
          ('I4', 3, DATE '2026-01-05', NULL, DATE '2025-12-31', 500, 0, NULL, NULL)""");
    COMPANY.sql(
        "INSERT INTO inventory_fact VALUES ('2026-01', 2, 1, 1200), ('2026-01', 2, 1, 240)");
    COMPANY.sql(
        """
        INSERT INTO marketing_fact VALUES
          ('2026-01', 'fair', NULL, 2, NULL, 50), ('2026-01', 'mail', NULL, 0, 'small', 20),
          ('2026-01', 'radio', NULL, 0, NULL, 7)""");
    COMPANY.sql(
        """
        INSERT INTO balance_cost VALUES
          ('2026-01', 'pool', 'picking', 105, 105, 0, 0, 0),
          ('2026-01', 'reconcile_revenue', 'revenue', 1790, NULL, NULL, NULL, NULL),
          ('2026-02', 'reconcile_cost_of_goods', 'goods', 170, 0, 0, 0, 0)""");
  }

  @AfterAll
  static void close() {
    COMPANY.close();
  }

  /** A: tax 0.1 of 1080 and 600, 0.03 of 300; capital 3650 x 20 days, 1440 x 1 month of 12. */
  @Test
  void every_line_of_every_customer() {
    assertThat(
            COMPANY.texts(
                """
                SELECT customer_id, gross_revenue, discount, cash_discount, returns, net_revenue, revenue_tax, cost_of_goods,
                  direct_cost, incremental_direct_cost, full_cost_to_serve, incremental_cost_to_serve,
                  full_profit, incremental_profit, capital_charge, residual_income FROM customer"""))
        .containsExactly(
            "(unassigned) 5 0 0 0 5 0.15 2 0 0 36 1 -33.15 1.85 0 -33.15",
            "(unused) 0 0 0 0 0 0 0 0 0 45 0 -45 0 0 -45",
            "A 2100 100 20 0 1980 177 700 30 15 65 45 1008 1043 32 976",
            "B 480 80 0 100 300 33 120 0 0 40 20 107 127 0 107",
            "C 33.333333 0 0 0 33.333333 1 10 0 0 76 16 -53.666667 6.333333 0 -53.666667",
            "D 0 0 0 0 0 0 0 0 0 0 0 0 0 11.8 -11.8",
            "E 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0");
  }

  @Test
  void margins_bands_orders_and_referrals() {
    assertThat(
            COMPANY.texts(
                """
                SELECT customer_id, name, customer_group, revenue_band, transactions, indirect_revenue, indirect_profit,
                  round(full_margin, 6), round(incremental_margin, 6), round(full_cost_margin, 6), round(incremental_cost_margin, 6)
                FROM customer"""))
        .containsExactly(
            "(unassigned) - - - 1 0 0 -6.63 0.37 -0.872368 0.616667",
            "(unused) - - - 0 0 0 - - -1 -",
            "A - key >= 1000 2 33.333333 -53.666667 0.509091 0.526768 1.267925 1.372368",
            "B - small 100-1000 1 0 0 0.356667 0.423333 0.66875 0.907143",
            "C - small < 100 1 0 0 -1.61 0.19 -0.624031 0.24359",
            "D - - < 100 0 0 0 - - - -",
            "E - key < 100 0 0 0 - - - -");
  }

  @Test
  void profit_by_period_customer_product_and_channel() {
    assertThat(
            COMPANY.texts(
                """
                SELECT period, customer_id, product_id, channel, quantity, net_revenue, revenue_tax, full_profit, capital_charge
                FROM profit"""))
        .containsExactly(
            "2026-01 (unassigned) (none) (none) 0 0 0 -25 0",
            "2026-02 (unassigned) hammer (none) 0 0 0 -11 0",
            "2026-02 (unassigned) nail (none) 1 5 0.15 2.85 0",
            "2026-01 (unused) (none) (none) 0 0 0 -45 0",
            "2026-01 A (none) (none) 0 0 0 -30 10",
            "2026-02 A (none) (none) 0 0 0 0 10",
            "2026-01 A hammer (none) 0 0 0 0 12",
            "2026-01 A hammer shop 10 1080 108 507 0",
            "2026-02 A hammer web 5 600 60 340 0",
            "2026-01 A nail shop 100 300 9 191 0",
            "2026-01 B (none) (none) 0 0 3 -3 0",
            "2026-01 B hammer shop 4 400 40 160 0",
            "2026-02 B hammer shop -1 -100 -10 -50 0",
            "2026-02 C (none) (none) 0 0 0 -76 0",
            "2026-02 C nail web 10 33.333333 1 22.333333 0",
            "2026-01 D (none) (none) 0 0 0 0 6.2",
            "2026-02 D (none) (none) 0 0 0 0 5.6");
  }

  @Test
  void orders_carry_what_names_them() {
    assertThat(
            COMPANY.texts(
                """
                SELECT period, transaction_id, customer_id, net_revenue, returns, revenue_tax, cost_of_goods, full_cost_to_serve,
                  full_profit, incremental_profit, capital_charge FROM order_profit"""))
        .containsExactly(
            "2026-02 T5 (unassigned) 5 0 0.15 2 0 2.85 2.85 0",
            "2026-01 T1 A 1380 0 117 500 65 698 718 0",
            "2026-02 T2 A 600 0 60 200 0 340 340 0",
            "2026-01 T3 B 400 0 40 160 40 160 180 0",
            "2026-02 R1 B -100 100 -10 -40 0 -50 -50 0",
            "2026-02 T4 C 33.333333 0 1 10 0 22.333333 22.333333 0");
  }

  @Test
  void whale_curves_of_three_views() {
    assertThat(
            COMPANY.texts(
                "SELECT view, rank, customer_id, round(customer_share, 6), profit, cumulative_profit, round(cumulative_share, 6) FROM whale_curve"))
        .containsExactly(
            "full 1 A 0.333333 1008 1008 0.949749",
            "full 2 B 0.666667 107 1115 1.050565",
            "full 3 C 1 -53.666667 1061.333333 1",
            "full 4 (unassigned) - -78.15 983.183333 0.926366",
            "incremental 1 A 0.333333 1043 1043 0.886653",
            "incremental 2 B 0.666667 127 1170 0.994616",
            "incremental 3 C 1 6.333333 1176.333333 1",
            "incremental 4 (unassigned) - 1.85 1178.183333 1.001573",
            "residual_income 1 A 0.25 976 976 0.959182",
            "residual_income 2 B 0.5 107 1083 1.064339",
            "residual_income 3 D 0.75 -11.8 1071.2 1.052742",
            "residual_income 4 C 1 -53.666667 1017.533333 1",
            "residual_income 5 (unassigned) - -78.15 939.383333 0.923197");
  }

  @Test
  void segments_by_group_with_marketing_known_by_customer_group_or_not_at_all() {
    assertThat(
            COMPANY.texts(
                """
                SELECT value, customers, revenue, revenue_tax, cost, profit, round(customer_share, 6), round(revenue_share, 6),
                  round(cost_share, 6), round(profit_share, 6), round(revenue_margin, 6), round(cost_margin, 6),
                  marketing, round(revenue_per_marketing, 6), products_per_customer
                FROM segment_profit WHERE dimension = 'customer_group' AND dimension_2 = '' AND view = 'full'"""))
        .containsExactly(
            "(none) 0 0 0 0 0 0 0 0 0 - - 0 - -",
            "(unassigned) 0 5 0.15 38 -33.15 - - - - -6.63 -0.872368 7 0.714286 -",
            "(unused) 0 0 0 45 -45 - - - - - -1 0 - -",
            "key 1 1980 177 795 1008 0.333333 0.855908 0.763689 0.949749 0.509091 1.267925 50 39.6 2",
            "small 2 333.333333 34 246 53.333333 0.666667 0.144092 0.236311 0.050251 0.16 0.216802 26 12.820513 1");
  }

  @Test
  void segments_by_product_line_count_a_customer_in_each_line() {
    assertThat(
            COMPANY.texts(
                """
                SELECT value, customers, revenue, cost, profit, marketing, products_per_customer
                FROM segment_profit WHERE dimension = 'product_line' AND view = 'incremental'"""))
        .containsExactly(
            "(none) 3 0 31 -34 56 0",
            "(unassigned) 0 5 3 1.85 27 -",
            "(unused) 0 0 0 0 0 -",
            "parts 2 333.333333 110 213.333333 0 1",
            "tools 2 1980 785 997 0 1");
  }

  @Test
  void default_cuts_are_those_that_the_data_say_anything_on() {
    assertThat(
            COMPANY.texts(
                "SELECT DISTINCT dimension, dimension_2 FROM segment_profit ORDER BY 1, 2"))
        .containsExactly(
            "channel ",
            "customer_group ",
            "customer_group product_line",
            "product_line ",
            "revenue_band ",
            "revenue_band product_line");
  }

  @Test
  void statement_of_the_full_view() {
    assertThat(
            COMPANY.texts(
                "SELECT name, round(value, 6), unit FROM statement WHERE view = 'full' ORDER BY name"))
        .containsExactly(
            "company_profit 983.183333 currency",
            "customer_share_for_80_profit 0.333333 share",
            "customers 3 customer",
            "customers_for_80_profit 1 customer",
            "knee_customer_share 0.333333 share",
            "knee_customers 1 customer",
            "knee_profit_share 0.949749 share",
            "knee_revenue 1980 currency",
            "loss_customers 1 customer",
            "middle50_profit_share 0.050251 share",
            "peak_customer_share 0.666667 share",
            "peak_customers 2 customer",
            "peak_profit 1115 currency",
            "peak_share 1.050565 share",
            "profitable_customers 2 customer",
            "tail_loss 53.666667 currency",
            "top20_customers 1 customer",
            "top20_profit_share 0.949749 share",
            "total_profit 1061.333333 currency",
            "unassigned_profit -33.15 currency",
            "unused_cost 45 currency",
            "worst30_loss_of_top20 0 share",
            "worst30_profit_share 0 share");
    assertThat(COMPANY.texts("SELECT name, round(value, 6), unit FROM statement WHERE view = ''"))
        .containsExactly(
            "customer_share_for_80_revenue 0.333333 share",
            "customers_for_80_revenue 1 customer",
            "net_revenue 2318.333333 currency");
  }

  @Test
  void balance_ties_cost_and_informs_on_reconciliations() {
    assertThat(COMPANY.texts("SELECT * FROM balance"))
        .containsExactly(
            "2026-01 pool picking 105 105 0 0 0",
            "2026-01 reconcile_revenue revenue 1790 1780 0 0 10",
            "2026-01 result (all) 208 138 45 25 0",
            "2026-02 reconcile_cost_of_goods goods 170 172 0 0 -2",
            "2026-02 result (all) 87 76 0 11 0");
  }
}
