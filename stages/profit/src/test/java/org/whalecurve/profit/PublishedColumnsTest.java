package org.whalecurve.profit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.whalecurve.engine.Step;
import org.whalecurve.tables.RunTables;
import org.whalecurve.tables.Table;

class PublishedColumnsTest {
  static Stream<Table> tables() {
    return Stream.of(
        RunTables.CUSTOMER,
        RunTables.PROFIT,
        RunTables.ORDER_PROFIT,
        RunTables.SEGMENT_PROFIT,
        RunTables.WHALE_CURVE,
        RunTables.STATEMENT,
        RunTables.BALANCE);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void a_company_without_a_row_still_has_every_column_and_type(Table table) {
    try (Company company = new Company()) {
      company.periods("2026-01");
      company
          .costsOrders()
          .revenueTax("0.03")
          .capital("0.1")
          .bands("10")
          .marketing("advertising")
          .run();
      assertThat(
              company.describe("SELECT * FROM " + table.name()).stream()
                  .map(c -> c.name() + " " + c.sqlType()))
          .containsExactlyElementsOf(
              table.columns().stream().map(c -> c.name() + " " + c.kind().sqlType()).toList());
    }
  }

  @Test
  void attributes_of_customers_follow_the_fixed_columns() {
    try (Company company = new Company("size", "Discount")) {
      company.periods("2026-01");
      company.run();
      List<String> names =
          company.describe("SELECT * FROM customer").stream().map(c -> c.name()).toList();
      assertThat(names.subList(RunTables.CUSTOMER.columns().size(), names.size()))
          .containsExactly("size", "Discount_attribute");
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void every_step_orders_by_the_key(Table table) {
    try (Company company = new Company().costsOrders()) {
      assertThat(company.steps())
          .filteredOn(step -> step.writes().contains(table.name()))
          .singleElement()
          .extracting(step -> step.body().toString())
          .asString()
          .contains("ORDER BY");
    }
  }

  @Test
  void no_table_holds_what_parquet_would_round() {
    try (Company company = new Company().costsOrders().capital("0.1").marketing("advertising")) {
      company.periods("2026-01");
      company.run();
      for (Step step : company.steps()) {
        for (String table : step.writes()) {
          assertThat(company.describe("SELECT * FROM " + table))
              .as(table)
              .noneMatch(c -> c.sqlType().equals("HUGEINT") || c.sqlType().equals("DOUBLE"));
        }
      }
    }
  }
}
