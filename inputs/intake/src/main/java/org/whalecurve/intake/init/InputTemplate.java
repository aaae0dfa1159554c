package org.whalecurve.intake.init;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.whalecurve.tables.InputTables;
import org.whalecurve.tables.Table;
import org.whalecurve.tables.Table.Column;

/**
 * The empty workbook for people without exports: one sheet for each input table, to be filled in.
 */
public final class InputTemplate {
  /** Where a workspace keeps it. */
  public static final String FILE = "data/template.xlsx";

  private static final String BAND = "DCE6F1";
  private static final int NEEDED_WIDTH = 14;
  private static final Map<String, String> NEEDED =
      Map.ofEntries(
          Map.entry("customer.customer_id", "yes"),
          Map.entry("customer_alias.old_id", "yes"),
          Map.entry("customer_alias.customer_id", "yes"),
          Map.entry("product.product_id", "yes"),
          Map.entry("transaction.date", "yes"),
          Map.entry("transaction.customer_id", "yes"),
          Map.entry("transaction.net_amount", "yes"),
          Map.entry("ledger.period", "one_of"),
          Map.entry("ledger.date", "one_of"),
          Map.entry("ledger.amount", "yes"),
          Map.entry("event.date", "yes"),
          Map.entry("driver.name", "yes"),
          Map.entry("driver.quantity", "yes"),
          Map.entry("capacity.resource", "yes"),
          Map.entry("capacity.time_min", "yes"),
          Map.entry("receivable.invoice_id", "yes"),
          Map.entry("receivable.customer_id", "yes"),
          Map.entry("inventory.amount", "yes"),
          Map.entry("marketing.amount", "yes"),
          Map.entry("exchange_rate.currency", "yes"),
          Map.entry("exchange_rate.rate", "yes"));

  private InputTemplate() {}

  /**
   * Writes the template; folders above it are made.
   *
   * @throws UncheckedIOException where the file cannot be written
   */
  public static void writeXlsx(Path file) {
    try {
      if (file.toAbsolutePath().getParent() != null)
        Files.createDirectories(file.toAbsolutePath().getParent());
      try (OutputStream out = Files.newOutputStream(file);
          Workbook workbook = new Workbook(out, "Whalecurve", "1.0")) {
        Words words = Words.english();
        readMe(workbook.newWorksheet(words.get("template.readme")), words);
        for (Table table : InputTables.ALL) sheet(workbook.newWorksheet(table.name()), table);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sheet(Worksheet sheet, Table table) {
    int c = 0;
    for (Column column : table.columns()) {
      sheet.value(0, c, column.name());
      sheet.comment(0, c, column.meaning());
      sheet.width(c, Math.max(NEEDED_WIDTH, column.name().length() + 4));
      sheet.style(0, c).bold().fillColor(BAND).set();
      c++;
    }
    sheet.freezePane(0, 1);
  }

  /** What every column means, on the first sheet. */
  private static void readMe(Worksheet sheet, Words words) {
    sheet.value(0, 0, words.get("template.title"));
    sheet.value(1, 0, words.get("template.more"));
    sheet.style(0, 0).bold().set();
    List<String> titles = List.of("table", "column", "needed", "kind", "meaning", "personal");
    for (int c = 0; c < titles.size(); c++) {
      sheet.value(3, c, words.get("template." + titles.get(c)));
      sheet.style(3, c).bold().fillColor(BAND).set();
    }
    int row = 4;
    for (Table table : InputTables.ALL) {
      sheet.value(row, 0, table.name());
      sheet.value(row, 4, table.grain());
      sheet.style(row, 0).bold().set();
      row++;
      for (Column column : table.columns()) row = explain(sheet, row, table, column, words);
    }
    int[] widths = {16, 18, 12, 14, 70, 10};
    for (int c = 0; c < widths.length; c++) sheet.width(c, widths[c]);
    sheet.freezePane(0, 4);
  }

  private static int explain(Worksheet sheet, int row, Table table, Column column, Words words) {
    String needed = NEEDED.get(table.name() + "." + column.name());
    sheet.value(row, 1, column.name());
    if (needed != null) sheet.value(row, 2, words.get("template." + needed));
    sheet.value(row, 3, words.get("template.kind." + column.kind()));
    sheet.value(row, 4, column.meaning());
    if (column.personal()) sheet.value(row, 5, words.get("template.yes"));
    return row + 1;
  }
}
