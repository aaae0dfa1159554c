package org.whalecurve.web.customers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.whalecurve.reports.Exports;
import org.whalecurve.reports.Format;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.page.NotFoundException;

/** Rows as a file for a spreadsheet. Written aside first: a slow reader keeps nobody waiting. */
final class Export {
  private Export() {}

  static void send(
      String format, String name, Consumer<Rows.Sink> rows, HttpServletResponse response) {
    if (!List.of("csv", "xlsx").contains(format)) throw new NotFoundException("format " + format);
    boolean csv = format.equals("csv");
    Path file = null;
    try {
      file = Files.createTempFile("whalecurve-export-", "." + format);
      Exports.write(rows, name, file, csv ? Format.CSV_WITH_BOM : Format.XLSX);
      response.setContentType(
          csv
              ? "text/csv;charset=UTF-8"
              : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
      response.setHeader(
          "Content-Disposition", "attachment; filename=\"" + name + "." + format + "\"");
      response.setContentLengthLong(Files.size(file));
      Files.copy(file, response.getOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(file);
    }
  }

  private static void delete(Path file) {
    try {
      if (file != null) Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
