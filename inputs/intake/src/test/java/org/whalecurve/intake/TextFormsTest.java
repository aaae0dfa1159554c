package org.whalecurve.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same rows in every form that text files come in are read alike, with their lines. */
class TextFormsTest {
  private static final String SOURCE =
      """
      transaction:
        files: data.csv
        columns:
          transaction_id: No
          date: Day
          customer_id: Customer
          net_amount: Amount
      """;

  @TempDir Path temp;

  static Stream<Arguments> forms() {
    return Stream.of(
            "UTF-8", "UTF-8 with mark", "GB18030", "UTF-16LE", "UTF-16BE", "UTF-16 with mark")
        .flatMap(c -> Stream.of(",", ";", "\t", "|").map(d -> new String[] {c, d}))
        .flatMap(f -> Stream.of("\n", "\r\n", "\r").map(e -> Arguments.of(f[0], f[1], e)));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void encodingsDelimitersAndLineEnds(String charset, String delimiter, String end) {
    String text =
        String.join(
                    end,
                    "No,Day,Customer,Amount,",
                    "1,2024-01-05,\"上海,贸易; 有限|公司\t\",12.50,",
                    "",
                    "2,2024-01-06,\"two" + end + "lines \"\"quoted\"\"\",-3,",
                    "3,2024-01-07, 北京 ,0.25,",
                    "4,2024-01-08,\"\",1,")
                .replace(",", "\u0001")
                .replace("上海\u0001", "上海,")
                .replace("\u0001", delimiter)
            + end;
    try (Workbench bench = new Workbench(temp)) {
      bench.file("data.csv", encoded(text, charset)).run(SOURCE);
      assertThat(
              bench.texts(
                  "SELECT transaction_id, date, customer_id, net_amount, source_file, source_line FROM transaction_checked"))
          .containsExactly(
              "1|2024-01-05|上海,贸易; 有限|公司|12.500000|data.csv|2",
              "2|2024-01-06|two\nlines \"quoted\"|-3.000000|data.csv|4",
              "3|2024-01-07|北京|0.250000|data.csv|6",
              "4|2024-01-08|null|1.000000|data.csv|7");
      assertThat(bench.texts("SELECT * FROM reject")).isEmpty();
    }
  }

  private static byte[] encoded(String text, String charset) {
    return switch (charset) {
      case "UTF-8 with mark" -> ("\uFEFF" + text).getBytes(Charset.forName("UTF-8"));
      case "UTF-16 with mark" -> ("\uFEFF" + text).getBytes(Charset.forName("UTF-16LE"));
      default -> text.getBytes(Charset.forName(charset));
    };
  }

  @Test
  void westernTextThatIsNotUtf8() {
    try (Workbench bench = new Workbench(temp)) {
      String text =
          "No,Day,Customer,Amount\n1,2024-01-05,Müller & Söhne\u00A0,1\n2,2024-01-05,Café à l’Été,2\n";
      bench.file("data.csv", text, Charset.forName("windows-1252")).run(SOURCE);
      assertThat(bench.texts("SELECT customer_id FROM transaction_checked"))
          .containsExactly("Müller & Söhne", "Café à l’Été");
    }
  }

  @Test
  void westernBytesFarBehindTheSample() {
    StringBuilder text = new StringBuilder("No,Day,Customer,Amount\n");
    for (int i = 0; i < 40_000; i++) text.append(i).append(",2024-01-05,plain,1\n");
    text.append("last,2024-01-05,Müller,1\n");
    try (Workbench bench = new Workbench(temp)) {
      bench.file("data.csv", text.toString(), Charset.forName("windows-1252")).run(SOURCE);
      assertThat(
              bench.texts(
                  "SELECT customer_id, source_line FROM transaction_checked WHERE transaction_id = 'last'"))
          .containsExactly("Müller|40002");
      assertThat(bench.texts("SELECT rows_read, accepted FROM quality"))
          .containsExactly("40001|40001");
    }
  }

  @Test
  void statedEncodingAndDelimiterWin() {
    try (Workbench bench = new Workbench(temp)) {
      String text = "No:Day:Customer:Amount\n1:2024-01-05:Łódź:1\n";
      bench
          .file("data.csv", text, Charset.forName("ISO-8859-2"))
          .run(SOURCE + "  format: {encoding: iso-8859-2, delimiter: \":\"}\n");
      assertThat(bench.texts("SELECT customer_id FROM transaction_checked"))
          .containsExactly("Łódź");
    }
  }

  @Test
  void compressed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("No,Day,Customer,Amount\n1,2024-01-05,A,1\n".getBytes(Charset.forName("UTF-8")));
    }
    try (Workbench bench = new Workbench(temp)) {
      bench.file("data.csv", bytes.toByteArray()).run(SOURCE);
      assertThat(bench.texts("SELECT customer_id FROM transaction_checked")).containsExactly("A");
    }
  }

  @Test
  void titlesAboveTheHeaderAndExcelsOwnFirstLine() {
    try (Workbench bench = new Workbench(temp)) {
      bench.file(
          "data.csv",
          "Sales report;;;\n2024;;;\n\nNo;Day;Customer;Amount\n1;05.01.2024;A;1,50\n2;06.01.2024;B;1.234,5\n");
      bench.run(SOURCE);
      assertThat(
              bench.texts(
                  "SELECT transaction_id, date, net_amount, source_line FROM transaction_checked"))
          .containsExactly("1|2024-01-05|1.500000|5", "2|2024-01-06|1234.500000|6");
    }
    try (Workbench bench = new Workbench(temp)) {
      bench.file("data.csv", "sep=|\nNo|Day|Customer|Amount\n1|2024-01-05|A|1\n").run(SOURCE);
      assertThat(bench.texts("SELECT transaction_id, source_line FROM transaction_checked"))
          .containsExactly("1|3");
    }
  }

  @Test
  void statedHeaderRow() {
    try (Workbench bench = new Workbench(temp)) {
      bench.file("data.csv", "a,b,c,d\n1,2,3,4\nNo,Day,Customer,Amount\n1,2024-01-05,A,1\n");
      bench.run(SOURCE + "  format: {header_row: 3}\n");
      assertThat(bench.texts("SELECT transaction_id, source_line FROM transaction_checked"))
          .containsExactly("1|4");
    }
  }

  @Test
  void longFieldsAcrossBuffers() {
    String name = "x".repeat(700_000);
    try (Workbench bench = new Workbench(temp)) {
      bench.file(
          "data.csv",
          "No,Day,Customer,Amount\n1,2024-01-05,\"" + name + "\",1\n2,2024-01-05,B,2\n");
      bench.run(SOURCE);
      assertThat(bench.texts("SELECT transaction_id, length(customer_id) FROM transaction_checked"))
          .containsExactly("1|700000", "2|1");
    }
  }
}
