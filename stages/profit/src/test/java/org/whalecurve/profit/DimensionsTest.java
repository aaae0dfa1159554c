package org.whalecurve.profit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.whalecurve.kernel.ProblemException;

class DimensionsTest {
  @Test
  void attributes_and_columns_of_customer_and_product_cut_profit() {
    try (Company company = new Company("size")) {
      company
          .dimensions(
              List.of("size"), List.of("manager_id", "product.name"), List.of("period", "channel"))
          .periods("2026-01", "2026-02");
      company.sql(
          "INSERT INTO customer_dim (customer_no, customer_id, size, manager_id) VALUES (2, 'A', 'big', 'M'), (3, 'B', NULL, 'M')");
      company.sql("INSERT INTO product_dim (product_no, product_id, name) VALUES (1, 'p', 'pen')");
      company.sql("INSERT INTO channel_dim VALUES (1, 'web')");
      company.line("2026-01", "T1", 2, 1, 1, "1", "100", "0", "0", "0", false);
      company.line("2026-02", "T2", 3, 0, 0, "1", "50", "0", "0", "0", false);
      company.run();
      assertThat(
              company.texts(
                  "SELECT dimension, value, dimension_2, value_2, customers, revenue FROM segment_profit WHERE view = 'full' AND customers > 0"))
          .containsExactly(
              "manager_id M product.name (none) 1 50",
              "manager_id M product.name pen 1 100",
              "period 2026-01 channel web 1 100",
              "period 2026-02 channel (none) 1 50",
              "size (none)   1 50",
              "size big   1 100");
    }
  }

  @Test
  void every_unknown_dimension_is_a_problem_with_the_name_meant() {
    try (Company company =
        new Company().dimensions(List.of("custmer_group"), List.of("region", "colour"))) {
      assertThatThrownBy(company::steps)
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> {
                assertThat(e.problems())
                    .extracting(p -> p.code() + " " + p.place().file())
                    .containsOnly("unknown-dimension model/profit.yaml")
                    .hasSize(2);
                assertThat(e.problems().get(0).remedy())
                    .isEqualTo("Did you mean 'customer_group'?");
              });
    }
  }
}
