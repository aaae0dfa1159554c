package org.whalecurve.intake;

import java.nio.file.Path;
import java.util.List;
import org.whalecurve.intake.type.ColumnStyle;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.Workspace;

/**
 * A source file as found: how it is written, its columns, its first rows.
 *
 * @param path where it lies
 * @param file its path relative to the workspace, with forward slashes
 * @param format everything found out or stated; {@code sheet} and {@code headerRow} of a workbook
 * @param columns in the file's order
 * @param sample the first rows, as text, as wide as {@code columns}
 * @param bytes size of the file
 */
public record FileShape(
    Path path,
    String file,
    Workspace.Format format,
    List<Column> columns,
    List<List<String>> sample,
    long bytes) {

  /**
   * A column of a file.
   *
   * @param name its header, trimmed; {@code column 3} where that is empty, {@code Name (2)} where
   *     it stands twice
   * @param type what every value of the sample is; text in doubt
   * @param style how its numbers and days are written, and what it might be besides {@code type}
   */
  public record Column(String name, ValueType type, ColumnStyle style) {

    /** Values of the sample that are not blank. */
    public int filled() {
      return style.filled();
    }

    /** Different values in the sample. */
    public int distinct() {
      return style.distinct();
    }

    /**
     * For a column of days written with numbers whether the sample leaves the order of day and
     * month open, so that it was assumed.
     */
    public boolean orderAssumed() {
      return type == ValueType.DATE && style.date().isNumeric() && style.date().assumed();
    }
  }

  /** The columns' names in order. */
  public List<String> header() {
    return columns.stream().map(Column::name).toList();
  }
}
