package org.whalecurve.profit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevenueBandsTest {
  @Test
  void labels_ascend_and_show_no_needless_zeros() {
    RevenueBands bands =
        new RevenueBands(
            List.of(new BigDecimal("10000.00"), new BigDecimal("2E4"), new BigDecimal("99999.5")));
    assertThat(bands.labels())
        .containsExactly("< 10000", "10000-20000", "20000-99999.5", ">= 99999.5");
  }

  @Test
  void a_bound_belongs_to_the_band_above_it() {
    try (Company company = new Company().bands("10", "20")) {
      company.periods("2026-01");
      company.sql(
          "INSERT INTO customer_dim (customer_no, customer_id) VALUES (2, 'A'), (3, 'B'), (4, 'C'), (5, 'D')");
      company.line("2026-01", "1", 2, 0, 0, "1", "9.999999", "0", "0", "0", false);
      company.line("2026-01", "2", 3, 0, 0, "1", "10", "0", "0", "0", false);
      company.line("2026-01", "3", 4, 0, 0, "1", "20", "0", "0", "0", false);
      company.run();
      assertThat(company.texts("SELECT customer_id, revenue_band FROM customer"))
          .containsExactly(
              "(unassigned) -", "(unused) -", "A < 10", "B 10-20", "C >= 20", "D < 10");
    }
  }

  @Test
  void without_bounds_there_are_no_bands() {
    assertThat(new RevenueBands(List.of()).labels()).isEmpty();
  }
}
