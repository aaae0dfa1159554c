package org.whalecurve.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.tables.InputTables;

/** How columns of files become columns of tables. */
class MappingTest {
  @TempDir Path temp;

  @Test
  void withoutMappingHeadersAreTheNames() {
    try (Workbench bench = new Workbench(temp)) {
      Intake intake =
          bench
              .file(
                  "c.csv",
                  "Customer ID,Name,customer_group,Discount Rate,Since,active,Postcode\nC1,Ann,key,0.25,2020-01-05,true,01234\n")
              .run("customer:\n  files: c.csv\n");
      assertThat(
              bench.texts(
                  "SELECT customer_id, name, customer_group, \"Discount Rate\", \"Since\", active, \"Postcode\", source_line FROM customer_checked"))
          .containsExactly("C1|Ann|key|0.250000|2020-01-05|true|01234|2");
      assertThat(intake.schema().columns("customer"))
          .containsEntry("Discount Rate", ValueType.NUMBER)
          .containsEntry("Since", ValueType.DATE)
          .containsEntry("active", ValueType.BOOLEAN)
          .containsEntry("Postcode", ValueType.TEXT)
          .containsEntry("birthday", ValueType.DATE);
    }
  }

  @Test
  void everyTableHasItsStepAndItsEmptyTables() {
    try (Workbench bench = new Workbench(temp)) {
      Intake intake = bench.file("c.csv", "customer_id\nC1\n").run("customer:\n  files: c.csv\n");
      assertThat(intake.steps().stream().map(Step::name))
          .startsWith("intake.customer", "intake.customer_alias")
          .contains("intake.quality", "intake.reject")
          .doesNotContain("intake.feedback")
          .hasSize(InputTables.ALL.size() - InputTables.ABOUT_CUSTOMERS.size() + 2);
      for (var table : InputTables.ALL) {
        if (InputTables.ABOUT_CUSTOMERS.contains(table)) continue;
        assertThat(
                bench.session().describe("SELECT * FROM " + InputTables.checked(table)).stream()
                    .map(c -> c.name()))
            .containsSubsequence(table.columnNames())
            .containsSubsequence("source_file", "source_line");
      }
      assertThat(intake.files())
          .containsExactly(temp.resolve("c.csv").toAbsolutePath().normalize());
      assertThat(bench.texts("SELECT count(*) FROM ledger_checked")).containsExactly("0");
    }
  }

  @Test
  void alternativesAndExpressionsOverSeveralFiles() {
    try (Workbench bench = new Workbench(temp)) {
      bench
          .file("s1.csv", "Invoice,When,Qty,Price,Priority\nC17,2024-01-05,2,1.25,express\n")
          .file("s2.csv", "InvoiceNo;When;Amount\n18;06.01.2024;1.234,56\n")
          .run(
              """
              transaction:
                files: s*.csv
                columns:
                  transaction_id: [Invoice, InvoiceNo]
                  date: When
                  net_amount: [Qty * Price, Amount]
                  is_return: ["LEFT(Invoice, 1) = 'C'", "LEFT(InvoiceNo, 1) = 'C'"]
                  rush: Priority = 'express'
                  channel: "'web'"
              """);
      assertThat(
              bench.texts(
                  "SELECT transaction_id, date, net_amount, is_return, rush, channel FROM transaction_checked"))
          .containsExactly(
              "C17|2024-01-05|2.500000|true|true|web", "18|2024-01-06|1234.560000|false|null|web");
    }
  }

  @Test
  void aFileWithoutAColumnMustSaySo() {
    try (Workbench bench = new Workbench(temp)) {
      bench
          .file("a.csv", "No,Day,Customer\n1,2024-01-05,A\n")
          .file("b.csv", "No,Day\n2,2024-01-05\n");
      String source =
          """
          transaction:
            files: [a.csv, b.csv]
            columns: {transaction_id: No, date: Day, customer_id: Customer}
          """;
      assertThatThrownBy(() -> bench.inspect(source))
          .hasMessageContaining("b.csv has no column for customer_id: Customer. [unknown-column]")
          .hasMessageContaining("NULL as the last alternative");
      bench.run(source.replace("customer_id: Customer", "customer_id: [Customer, \"NULL\"]"));
      assertThat(bench.texts("SELECT customer_id FROM transaction_checked"))
          .containsExactly("A", "null");
    }
  }

  @Test
  void allProblemsAtOnce() {
    try (Workbench bench = new Workbench(temp)) {
      bench.file("sales.csv", "No,Day,Amount\n1,2024-01-05,1\n");
      assertThatThrownBy(
              () ->
                  bench.inspect(
                      """
                      transaction:
                        files: [sales.csv, none-*.csv, sales.cvs]
                        columns: {transaction_id: Noo, net_amount: Amount}
                      ledger:
                        files: sales.csv
                        columns: {amount: Amount}
                        key: amount
                      """))
          .hasMessageContaining("No file matches 'none-*.csv'")
          .hasMessageContaining("Did you mean 'sales.csv'?")
          .hasMessageContaining("Did you mean 'No'?")
          .hasMessageContaining("sales.csv gives no date for the table transaction")
          .hasMessageContaining("sales.csv gives no period or date for the table ledger");
    }
  }

  @Test
  void headersThatRepeatOrAreEmpty() {
    try (Workbench bench = new Workbench(temp)) {
      bench
          .file("a.csv", " No ,Day,Variant,,Variant,\n1,2024-01-05,x,y,z,\n")
          .run(
              """
              transaction:
                files: a.csv
                columns: {transaction_id: No, date: Day, first: Variant, second: "\\"Variant (2)\\"", third: column 4}
              """);
      assertThat(bench.texts("SELECT first, second, third FROM transaction_checked"))
          .containsExactly("x|z|y");
    }
  }

  @Test
  void statedTypesWin() {
    try (Workbench bench = new Workbench(temp)) {
      Intake intake =
          bench
              .file(
                  "a.csv",
                  "No,Day,Freight,Code\n1,2024-01-05,12.5,7\n2,2024-01-05,invoiced separately,8\n")
              .run(
                  """
                  transaction:
                    files: a.csv
                    columns: {transaction_id: No, date: Day, freight: Freight, code: Code}
                    types: {Freight: number, Code: text}
                  """);
      assertThat(intake.schema().columns("transaction"))
          .containsEntry("freight", ValueType.NUMBER)
          .containsEntry("code", ValueType.TEXT);
      assertThat(bench.texts("SELECT line, \"column\", value FROM reject"))
          .containsExactly("3|Freight|invoiced separately");
      assertThat(bench.texts("SELECT freight, code FROM transaction_checked"))
          .containsExactly("12.500000|7");
    }
  }

  @Test
  void filesOfOneTableAgreeOnTheOrderOfDayAndMonth() {
    try (Workbench bench = new Workbench(temp)) {
      bench
          .file("a.csv", "No,Day\n1,05/01/2024\n")
          .file("b.csv", "No,Day\n2,01/25/2024\n")
          .run("transaction:\n  files: \"*.csv\"\n  columns: {transaction_id: No, date: Day}\n");
      assertThat(bench.texts("SELECT date FROM transaction_checked"))
          .containsExactly("2024-05-01", "2024-01-25");
    }
  }

  @Test
  void anAssumedOrderShows() {
    try (Workbench bench = new Workbench(temp)) {
      bench.file("a.csv", "No,Day,Due\n1,05/01/2024,06/02/2024\n");
      FileShape shape =
          FileInspector.inspect(
              temp, temp.resolve("a.csv"), org.whalecurve.model.Workspace.Format.GUESS);
      assertThat(shape.columns().get(1).orderAssumed()).isTrue();
      assertThat(shape.columns().get(1).style().date().describe())
          .isEqualTo("dd/MM/yyyy (day first assumed)");
      assertThat(shape.header()).isEqualTo(List.of("No", "Day", "Due"));
    }
  }

  @Test
  void aDayFarBehindTheSampleTellsTheOrder() {
    StringBuilder text = new StringBuilder("No,Day\n");
    for (int i = 0; i < 60_000; i++) text.append(i).append(",1/5/2024\n");
    text.append("last,1/25/2024\n");
    try (Workbench bench = new Workbench(temp)) {
      bench
          .file("a.csv", text.toString())
          .run("transaction:\n  files: a.csv\n  columns: {transaction_id: No, date: Day}\n");
      assertThat(
              bench.texts("SELECT date, count(*) FROM transaction_checked GROUP BY 1 ORDER BY 1"))
          .containsExactly("2024-01-05|60000", "2024-01-25|1");
    }
  }

  @Test
  void numbersThatBecomeTextStandAsTheFileWritesThem() {
    try (Workbench bench = new Workbench(temp)) {
      bench
          .file("a.csv", "No,Day,Customer,Qty\n7,2024-01-05,815,2\n8,2024-01-05,0.50,3\n")
          .run(
              """
              transaction:
                files: a.csv
                columns:
                  transaction_id: "'N' || No"
                  date: Day
                  customer_id: "'C' || TO_TEXT(Customer)"
                  product_id: "CASE WHEN Qty > 2 THEN TO_TEXT(Qty) ELSE 'few' END"
                  quantity: Qty
              """);
      assertThat(
              bench.texts(
                  "SELECT transaction_id, customer_id, product_id, quantity FROM transaction_checked"))
          .containsExactly("N7|C815|few|2.000000", "N8|C0.50|3|3.000000");
    }
  }

  @Test
  void rowsKeepTheirOrder() {
    StringBuilder text = new StringBuilder("No,Day\n");
    for (int i = 0; i < 400_000; i++) text.append(i % 1_000).append(",2024-01-05\n");
    try (Workbench bench = new Workbench(temp)) {
      bench
          .file("a.csv", text.toString())
          .file("b.csv", "No,Day\n1,2024-01-05\n1001,2024-01-05\n")
          .run("transaction:\n  files: \"*.csv\"\n  columns: {transaction_id: No, date: Day}\n");
      assertThat(
              bench.texts(
                  """
                  SELECT count(*), count(*) FILTER (source_line <= previous) FROM (
                    SELECT source_line, lag(source_line) OVER (PARTITION BY source_file ORDER BY file_row_number) AS previous
                    FROM read_parquet('%s', file_row_number = true))
                  """
                      .formatted(temp.resolve("transaction_checked.parquet"))))
          .containsExactly("400001|0");
    }
  }
}
