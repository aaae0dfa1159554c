package org.whalecurve.profit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.whalecurve.kernel.FiscalCalendar;
import org.whalecurve.kernel.PeriodGrain;

class CapitalChargeTest {
  private static List<String> charges(Company company, String invoices, String stock) {
    company.sql("INSERT INTO customer_dim (customer_no, customer_id) VALUES (2, 'A')");
    if (!invoices.isEmpty()) {
      company.sql(
          "INSERT INTO receivable_fact (customer_no, invoice_date, paid_date, amount, outstanding) VALUES "
              + invoices);
    }
    if (!stock.isEmpty()) company.sql("INSERT INTO inventory_fact VALUES " + stock);
    company.run();
    return company.texts("SELECT period, capital_charge FROM profit WHERE customer_id = 'A'");
  }

  private static Company calendar(PeriodGrain grain, String... periods) {
    Company company = new Company().calendar(new FiscalCalendar(grain, 1)).capital("0.08");
    company.periods(periods);
    return company;
  }

  @Test
  void an_invoice_open_all_year_costs_the_yearly_rate() {
    try (Company company = calendar(PeriodGrain.YEAR, "2026")) {
      assertThat(charges(company, "(2, DATE '2026-01-01', NULL, 1000, 0)", ""))
          .containsExactly("2026 80");
    }
  }

  @Test
  void what_is_paid_in_part_is_charged_for_what_is_outstanding() {
    try (Company company = calendar(PeriodGrain.YEAR, "2026")) {
      assertThat(charges(company, "(2, DATE '2025-11-01', NULL, 1000, 250)", ""))
          .containsExactly("2026 20");
    }
  }

  @Test
  void days_of_each_period_add_up_to_the_days_until_payment() {
    try (Company company = calendar(PeriodGrain.QUARTER, "2026-Q1", "2026-Q2")) {
      assertThat(charges(company, "(2, DATE '2026-03-22', DATE '2026-05-01', 3650, 0)", ""))
          .containsExactly("2026-Q1 8", "2026-Q2 24");
    }
  }

  @Test
  void stock_is_charged_by_the_months_of_the_period() {
    try (Company company = calendar(PeriodGrain.QUARTER, "2026-Q1")) {
      assertThat(charges(company, "", "('2026-Q1', 2, 0, 1000), ('2026-Q1', 2, 0, 200.01)"))
          .containsExactly("2026-Q1 24.0002");
    }
  }
}
