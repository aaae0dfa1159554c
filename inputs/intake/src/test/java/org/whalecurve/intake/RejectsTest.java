package org.whalecurve.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every row that is not taken stands in reject with its place and the reason; the counts tie. */
class RejectsTest {
  private static final String SOURCE =
      """
      transaction:
        files: data.csv
        columns: {transaction_id: No, date: Day, customer_id: Customer, net_amount: Amount}
      """;
  private static final String REJECTS =
      "SELECT line, \"column\", value, reason FROM reject ORDER BY line";
  private static final String COUNTS =
      "SELECT rows_read, accepted, rejected, overlapping, filtered FROM quality";

  @TempDir Path temp;

  @Test
  void valuesThatCannotBeRead() {
    try (Workbench bench = new Workbench(temp)) {
      bench
          .file(
              "data.csv",
              """
              No,Day,Customer,Amount
              1,2024-01-05,A,10
              2,soon,A,10
              3,2024-01-05,A,ten
              4,,A,10
              5,2024-01-05,,
              6,2024-01-05,A,1234567890123
              7,2024-01-05,A,0.1234567
              """)
          .run(SOURCE);
      assertThat(bench.texts(REJECTS))
          .containsExactly(
              "3|Day|soon|not a date",
              "4|Amount|ten|not a number",
              "5|Day|null|empty, but every row needs it",
              "7|Amount|1234567890123|too large: at most 12 digits stand before the decimal point");
      assertThat(bench.texts(COUNTS)).containsExactly("7|3|4|0|0");
      assertThat(
              bench.texts(
                  "SELECT transaction_id, customer_id, net_amount FROM transaction_checked"))
          .containsExactly("1|A|10.000000", "5|null|null", "7|A|0.123457");
      assertThat(bench.texts("SELECT measure, control_total, control_totals FROM quality"))
          .containsExactly(
              "net_amount|10.123456700000|{\"net_amount\":10.123457,\"(rounded values)\":1}");
    }
  }

  @Test
  void rowsThatCannotBeDivided() {
    try (Workbench bench = new Workbench(temp)) {
      bench
          .file(
              "data.csv",
              """
              No,Day,Customer,Amount
              1,2024-01-05,A
              2,2024-01-05,A,10,more
              3,2024-01-05,"A"x,10
              4,2024-01-05,"A,10
              5,2024-01-05,A,10,,
              6,2024-01-05,5" pipe,10
              7,2024-01-05,"A"" B",10
              8,2024-01-05,"never closed,10
              9,2024-01-05,A,10
              """)
          .run(SOURCE);
      assertThat(bench.texts(REJECTS))
          .containsExactly(
              "2||1,2024-01-05,A|the row has 3 fields where the header has 4",
              "3||2,2024-01-05,A,10,more|the row has 5 fields where the header has 4",
              "4||3,2024-01-05,\"A\"x,10|text follows a closing quote in field 3",
              "5||4,2024-01-05,\"A,10|text follows a closing quote in field 3",
              "9||8,2024-01-05,\"never closed,10|the quote opened in field 3 is never closed");
      assertThat(bench.texts("SELECT transaction_id, customer_id FROM transaction_checked"))
          .containsExactly("5|A", "6|5\" pipe", "7|A\" B", "9|A");
      assertThat(bench.texts(COUNTS)).containsExactly("9|4|5|0|0");
    }
  }

  @Test
  void bytesThatAreNoText() {
    byte[] content =
        "No,Day,Customer,Amount\n1,2024-01-05,北京,1\n2,2024-01-05,A?B,2\n3,2024-01-05,A#B,3\n4,2024-01-05,上海,4\n"
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < content.length; i++) {
      if (content[i] == '?') content[i] = (byte) 0xE9;
      if (content[i] == '#') content[i] = 0;
    }
    try (Workbench bench = new Workbench(temp)) {
      bench.file("data.csv", content).run(SOURCE);
      assertThat(bench.texts("SELECT line, reason FROM reject ORDER BY line"))
          .containsExactly(
              "3|byte 15 of the row is not valid UTF-8", "4|a zero byte stands in the row");
      assertThat(bench.texts(COUNTS)).containsExactly("4|2|2|0|0");
    }
  }

  @Test
  void rowsThatAreTooLong() {
    String endless = "y".repeat(3_000_000);
    try (Workbench bench = new Workbench(temp)) {
      bench.file(
          "data.csv",
          "No,Day,Customer,Amount\n1,2024-01-05,A,1\n2,2024-01-05,"
              + endless
              + ",1\n3,2024-01-05,C,1\n");
      bench.run(SOURCE);
      assertThat(bench.texts("SELECT line, length(value), reason FROM reject"))
          .containsExactly("3|200|the row is longer than 1 MB");
      assertThat(bench.texts("SELECT transaction_id, source_line FROM transaction_checked"))
          .containsExactly("1|2", "3|4");
    }
  }

  @Test
  void anUnclosedQuoteInALargeFileCostsOneLine() {
    StringBuilder text = new StringBuilder("No,Day,Customer,Amount\n1,2024-01-05,\"open,1\n");
    for (int i = 0; i < 100_000; i++) text.append(i).append(",2024-01-05,B,1\n");
    try (Workbench bench = new Workbench(temp)) {
      bench.file("data.csv", text.toString()).run(SOURCE);
      assertThat(bench.texts(COUNTS)).containsExactly("100001|100000|1|0|0");
      assertThat(bench.texts("SELECT line FROM reject")).containsExactly("2");
    }
  }

  @Test
  void aWrongValueFarBehindTheSampleIsRefusedAndNothingElse() {
    StringBuilder text = new StringBuilder("No,Day,Customer,Amount\n");
    for (int i = 2; i < 60_000; i++)
      text.append(i).append(",2024-01-05,B,").append(i == 55_555 ? "n/a" : "1").append('\n');
    try (Workbench bench = new Workbench(temp)) {
      bench.file("data.csv", text.toString()).run(SOURCE);
      assertThat(bench.texts(REJECTS)).containsExactly("55555|Amount|n/a|not a number");
      assertThat(bench.texts(COUNTS)).containsExactly("59998|59997|1|0|0");
    }
  }

  @Test
  void wrongValuesInTheFirstRowsChangeNothing() {
    try (Workbench bench = new Workbench(temp)) {
      bench
          .file(
              "data.csv",
              "No,Day,Qty,Price\n1,2024-01-05,x,2\n2,y,3,2\n3,2024-01-05,3,2.5\n4,2024-01-05,4,2\n")
          .run(
              """
              transaction:
                files: data.csv
                columns: {transaction_id: No, date: Day, net_amount: Qty * Price}
                where: Qty <> 4
              """);
      assertThat(bench.texts(REJECTS))
          .containsExactly("2|Qty|x|not a number", "3|Day|y|not a date");
      assertThat(bench.texts("SELECT transaction_id, net_amount FROM transaction_checked"))
          .containsExactly("3|7.500000");
      assertThat(bench.texts(COUNTS)).containsExactly("4|1|2|0|1");
    }
  }

  @Test
  void filteredRowsNeedNotBeReadable() {
    try (Workbench bench = new Workbench(temp)) {
      bench
          .file(
              "data.csv",
              "No,Day,Kind,Amount\n1,2024-01-05,sale,2\nTotal,,sum,a lot\n3,2024-01-05,,1\n")
          .run(
              """
              transaction:
                files: data.csv
                columns: {transaction_id: No, date: Day, net_amount: Amount}
                where: Kind = 'sale'
              """);
      assertThat(bench.texts(COUNTS)).containsExactly("3|1|0|0|2");
      assertThat(bench.texts(REJECTS)).isEmpty();
    }
  }

  @Test
  void productsThatExactArithmeticCannotHold() {
    try (Workbench bench = new Workbench(temp)) {
      bench
          .file(
              "data.csv",
              "No,Day,A,B,C\n1,2024-01-05,999999999999,999999999999,999999999999\n2,2024-01-05,1000,2000,0.5\n3,2024-01-05,9999999,9999999,1\n")
          .run(
              """
              transaction:
                files: data.csv
                columns: {transaction_id: No, date: Day, net_amount: A * B * C, list_amount: A * B}
              """);
      assertThat(bench.texts("SELECT line, reason FROM reject ORDER BY line"))
          .containsExactly(
              "2|too large: at most 12 digits stand before the decimal point",
              "4|too large: at most 12 digits stand before the decimal point");
      assertThat(bench.texts("SELECT net_amount, list_amount FROM transaction_checked"))
          .containsExactly("1000000.000000|2000000.000000");
    }
  }
}
