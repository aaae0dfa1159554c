package org.whalecurve.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.kernel.ValueType;

/** Parquet: columns of any type, the row's number as its line. */
class ParquetTest {
  @TempDir Path temp;

  @Test
  void typedColumns() {
    try (Workbench bench = new Workbench(temp)) {
      bench
          .session()
          .writeParquet(
              """
              SELECT * FROM (VALUES
                (1::BIGINT, DATE '2024-01-05', ' A ', 0.1::DOUBLE, 3::INTEGER, 1.25::DECIMAL(9,2), TRUE, TIMESTAMP '2024-02-01 10:00:00', '1.234,5'),
                (2, NULL, 'B', 1e300, 1, 1, FALSE, NULL, '2,5'),
                (3, '2024-01-07', '', 'nan', NULL, NULL, NULL, NULL, NULL),
                (4, '2024-01-08', NULL, 123456.78, 2, 9999999.99, NULL, NULL, '7'))
              t(No, Day, "Customer Name", Amount, Qty, Price, Rush, Shipped, Weight)
              """,
              temp.resolve("a.parquet"));
      Intake intake =
          bench.run(
              """
              transaction:
                files: a.parquet
                columns:
                  transaction_id: No
                  date: Day
                  customer_id: Customer Name
                  net_amount: Amount
                  list_amount: Qty * Price
                  rush: Rush
                  shipped: Shipped
                  weight: Weight
              """);
      assertThat(
              bench.texts(
                  "SELECT transaction_id, date, customer_id, net_amount, list_amount, rush, shipped, weight, source_line FROM transaction_checked"))
          .containsExactly(
              "1|2024-01-05|A|0.100000|3.750000|true|2024-02-01|1234.500000|1",
              "4|2024-01-08|null|123456.780000|19999999.980000|null|null|7.000000|4");
      assertThat(bench.texts("SELECT line, \"column\", value, reason FROM reject ORDER BY line"))
          .containsExactly("2|Amount|1e+300|not a number", "3|Amount|nan|not a number");
      assertThat(bench.texts("SELECT rows_read, accepted, rejected FROM quality"))
          .containsExactly("4|2|2");
      assertThat(intake.schema().columns("transaction"))
          .containsEntry("shipped", ValueType.DATE)
          .containsEntry("weight", ValueType.NUMBER);
    }
  }

  @Test
  void besideATextFile() {
    try (Workbench bench = new Workbench(temp)) {
      bench
          .session()
          .writeParquet(
              "SELECT '1' AS No, DATE '2024-01-05' AS Day, 10.5 AS Amount",
              temp.resolve("d1.parquet"));
      bench
          .file("d2.csv", "No,Day,Amount\n1,2024-01-05,10.50\n2,2024-01-05,1\n")
          .run(
              "transaction:\n  files: d*\n  columns: {transaction_id: No, date: Day, net_amount: Amount}\n");
      assertThat(bench.texts("SELECT file, accepted, overlapping FROM quality ORDER BY file"))
          .containsExactly("d1.parquet|1|0", "d2.csv|1|1");
    }
  }
}
