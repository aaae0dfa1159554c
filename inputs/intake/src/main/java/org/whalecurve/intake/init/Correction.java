package org.whalecurve.intake.init;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * What a person says of a file, against or beyond the guess.
 *
 * @param sheet sheet of a workbook; null or empty for other files
 * @param table input table that it is; empty where it is not to be used
 * @param columns column of the table -> header, or an empty text where no header is that column;
 *     columns that are not named here are guessed
 */
public record Correction(Path file, String sheet, String table, Map<String, String> columns) {
  public Correction {
    Objects.requireNonNull(file);
    Objects.requireNonNull(table);
    sheet = sheet == null ? "" : sheet;
    columns = Map.copyOf(columns);
    boolean known = table.isEmpty() || HeaderDictionary.SHIPPED.form(table) != null;
    if (!known) throw new IllegalArgumentException("There is no input table '" + table + "'.");
  }

  /** The file is not to be used. */
  public static Correction leaveOut(Path file, String sheet) {
    return new Correction(file, sheet, "", Map.of());
  }

  boolean isAbout(Path other, String otherSheet) {
    return file.equals(other) && sheet.equals(Objects.requireNonNullElse(otherSheet, ""));
  }

  boolean leavesOut() {
    return table.isEmpty();
  }
}
