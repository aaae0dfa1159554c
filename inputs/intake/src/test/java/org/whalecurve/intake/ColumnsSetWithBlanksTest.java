package org.whalecurve.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.model.Workspace.Format;

/** Columns that stand one under another, any number of blanks apart. */
class ColumnsSetWithBlanksTest {
  @TempDir Path temp;

  @Test
  void areFoundAndRead() {
    String text = " id  day       amount\r\n 001 20260105    1.50  \r\n 002 20260106  -12.00\r\n";
    try (Workbench bench = new Workbench(temp).file("data.txt", text)) {
      bench.run(
          "transaction: {files: data.txt, columns: {customer_id: id, date: day, net_amount: amount}}");
      assertThat(
              bench.texts(
                  "SELECT customer_id, date, CAST(net_amount AS DECIMAL(9,2)), source_line"
                      + " FROM transaction_checked ORDER BY source_line"))
          .containsExactly("001|2026-01-05|1.50|2", "002|2026-01-06|-12.00|3");
    }
  }

  @Test
  void proseStaysOneColumn() {
    String text = "what people say about us\nvery good\nnot so bad\nwe will come again soon\n";
    try (Workbench bench = new Workbench(temp).file("data.txt", text)) {
      FileShape shape = FileInspector.inspect(temp, temp.resolve("data.txt"), Format.GUESS);
      assertThat(shape.header()).isEqualTo(List.of("what people say about us"));
      assertThat(bench.folder()).isEqualTo(temp);
    }
  }
}
