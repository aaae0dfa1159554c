package org.whalecurve.profit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalecurve.engine.Step;

class CheckStepTest {
  private Company company;

  @BeforeEach
  void run() {
    company = new Company().costsOrders().revenueTax("0.03");
    company.periods("2026-01");
    company.sql(
        "INSERT INTO customer_dim (customer_no, customer_id, customer_group) VALUES (2, 'A', 'g')");
    company.line("2026-01", "T1", 2, 0, 0, "1", "100", "0", "0", "40", false);
    company.cost("2026-01", "picking", "cost_to_serve", 2, 0, 0, "T1", "10", "4");
    company.cost("2026-01", "desk", "cost_to_serve", 1, 0, 0, "(none)", "5", "0");
    company.run();
  }

  @AfterEach
  void close() {
    company.close();
  }

  private void check() {
    Step last = company.steps().get(company.steps().size() - 1);
    company.run(last);
  }

  @Test
  void passes_what_the_steps_wrote() {
    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE profit SET net_revenue = net_revenue + 0.000001 WHERE customer_id = 'A' | net revenue of profit = transactions: 100.000001 is not 100.000000 (difference 0.000001)",
        "UPDATE profit SET full_profit = 0 | full profit: 0.000000 is not 42.000000",
        "DELETE FROM customer WHERE customer_id = '(unused)' | full_profit of customer = profit: 47.000000 is not 42.000000",
        "DELETE FROM whale_curve WHERE rank = 2 AND view = 'full' | end of the full whale curve = profit: 47.000000 is not 42.000000",
        "UPDATE cost_cell SET full_u = full_u + 1 WHERE activity = 'picking' | ledger cost of profit = cost cells: 15.000000 is not 15.000001",
        "DELETE FROM order_profit | cost to serve and direct cost of orders = cost cells: 0.000000 is not 10.000000",
        "UPDATE balance SET difference = 1 | balance of 2026-01 result (all)",
        "DELETE FROM segment_profit WHERE value = '(unused)' | segment_profit by customer_group, full: 47.000000 is not 42.000000"
      })
  void names_what_does_not_tie(String damage, String fault) {
    company.sql(damage);
    assertThatThrownBy(this::check)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(fault);
  }
}
