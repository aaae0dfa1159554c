package org.whalecurve.intake.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.tables.InputTables;
import org.whalecurve.tables.Table;

/** The empty workbook holds every table and explains every column. */
class InputTemplateTest {
  @TempDir Path temp;

  @Test
  void hasOneSheetForEachTableAndOneThatExplains() throws IOException {
    Path file = temp.resolve(InputTemplate.FILE);
    InputTemplate.writeXlsx(file);
    try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
      List<Sheet> sheets = workbook.getSheets().toList();
      assertThat(sheets.get(0).getName()).isEqualTo("read me");
      assertThat(sheets.stream().skip(1).map(Sheet::getName))
          .containsExactlyElementsOf(InputTables.ALL.stream().map(Table::name).toList());
      for (Table table : InputTables.ALL) {
        var rows = workbook.findSheet(table.name()).orElseThrow().read();
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).stream().map(c -> c.getText()))
            .containsExactlyElementsOf(table.columnNames());
      }
      long columns = InputTables.ALL.stream().mapToLong(t -> t.columns().size()).sum();
      assertThat(sheets.get(0).read()).hasSize((int) (3 + InputTables.ALL.size() + columns));
    }
  }
}
