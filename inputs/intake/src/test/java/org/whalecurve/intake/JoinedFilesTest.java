package org.whalecurve.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.kernel.ProblemException;

/** Rows take columns of other files by key; rows that repeat a key on purpose are left out. */
class JoinedFilesTest {
  private static final String LINES =
      "OrderID,Product,Quantity,Price\n1,P1,2,10\n1,P2,1,5\n2,P1,3,10\n9,P1,1,10\n";
  private static final String HEADS = "OrderID,Customer,Day\n1,C1,2026-01-05\n2,C2,2026-01-06\n";
  private static final String JOINED =
      """
      transaction:
        files: lines.csv
        join: {files: heads.csv, on: OrderID}
        columns:
          transaction_id: OrderID
          date: Day
          customer_id: Customer
          product_id: Product
          net_amount: Quantity * Price
      """;

  @TempDir Path temp;
  private Workbench bench;

  @BeforeEach
  void open() {
    bench = new Workbench(temp);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void linesTakeCustomerAndDayOfTheirOrder() {
    Intake intake = bench.file("lines.csv", LINES).file("heads.csv", HEADS).run(JOINED);

    assertThat(
            bench.texts(
                "SELECT transaction_id, date, customer_id, product_id, CAST(net_amount AS INT), source_line"
                    + " FROM transaction_checked ORDER BY source_line"))
        .containsExactly(
            "1|2026-01-05|C1|P1|20|2", "1|2026-01-05|C1|P2|5|3", "2|2026-01-06|C2|P1|30|4");
    assertThat(bench.texts("SELECT line, \"column\", reason FROM reject"))
        .as("an order without a head has no day")
        .containsExactly("5|Day|empty, but every row needs it");
    assertThat(bench.texts("SELECT rows_read, accepted, rejected FROM quality"))
        .containsExactly("4|3|1");
    assertThat(intake.files())
        .extracting(p -> p.getFileName().toString())
        .containsExactly("heads.csv", "lines.csv");
  }

  @Test
  void oneJoinLeadsToTheNextUnderAnotherName() {
    bench
        .file("lines.csv", LINES)
        .file(
            "heads.csv",
            "OrderID;Day;Store\n1;05.01.2026;S 1\n2;06.01.2026;S 2\n9;07.01.2026;S 3\n")
        .file("stores.csv", "No,Country,Price\nS 1,FR,1\nS 2,DE,1\n")
        .run(
            """
            transaction:
              files: lines.csv
              join:
                - {files: heads.csv, on: OrderID}
                - {files: stores.csv, on: {Store: No}}
              columns: {date: Day, region: Country, net_amount: Quantity * Price}
            """);
    assertThat(
            bench.texts(
                "SELECT region, CAST(net_amount AS INT) FROM transaction_checked ORDER BY source_line"))
        .as("the price is the line's own, though the stores have one too")
        .containsExactly("FR|20", "FR|5", "DE|30", "null|10");
  }

  @Test
  void aHeadRepeatedOnEachLineIsOneHead() {
    bench
        .file("lines.csv", LINES)
        .file(
            "heads.csv",
            "OrderID,Customer,Day,Line\n1,C1,2026-01-05,1\n1,C1,2026-01-05,2\n2,C2,2026-01-06,1\n")
        .run(JOINED);
    assertThat(bench.texts("SELECT count(*) FROM transaction_checked")).containsExactly("3");
  }

  @Test
  void aKeyWithTwoMeaningsIsRefused() {
    bench.file("lines.csv", LINES).file("heads.csv", HEADS + "2,C3,2026-01-07\n");
    assertThatThrownBy(() -> bench.run(JOINED))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("heads.csv:3")
        .hasMessageContaining(
            "1 key stands in several rows that differ: OrderID '2' (lines 3 and 4)");
  }

  @Test
  void aMissingKeyColumnIsSaidWithTheNearest() {
    bench.file("lines.csv", LINES).file("heads.csv", HEADS);
    assertThatThrownBy(() -> bench.inspect(JOINED.replace("on: OrderID", "on: Order")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("has no column 'Order' to join on");
  }

  @Test
  void distinctTakesEachKeyOnceAndCountsTheRestAsFiltered() {
    bench
        .file(
            "a.csv",
            "Day,Stock,Name\n2026-01-01,P1,Pen\n2026-01-01,P2,Ink\n2026-01-02,P1,Pen blue\n")
        .file("b.csv", "Day,Stock,Name\n2026-02-01,P1,Pen\n2026-02-01,P3,Cap\n")
        .run(
            """
            product:
              files: [a.csv, b.csv]
              columns: {product_id: Stock, name: Name}
              distinct: true
            """);
    assertThat(bench.texts("SELECT product_id, name FROM product_checked ORDER BY 1"))
        .containsExactly("P1|Pen", "P2|Ink", "P3|Cap");
    assertThat(
            bench.texts(
                "SELECT accepted, rejected, overlapping, filtered FROM quality ORDER BY file"))
        .containsExactly("2|0|0|1", "1|0|0|1");
    assertThat(bench.texts("SELECT count(*) FROM reject")).containsExactly("0");
  }
}
