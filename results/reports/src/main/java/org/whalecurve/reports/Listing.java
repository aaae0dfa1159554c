package org.whalecurve.reports;

import java.util.Iterator;
import java.util.List;

/**
 * Rows from wherever they come, read once and not held: a run's table, or what is left of it for
 * one reader.
 *
 * @param title what the rows are; the name of a worksheet
 * @param columns with kind and unit
 * @param rows values as in {@link org.whalecurve.runs.Rows}
 */
public record Listing(String title, List<Sheet.Column> columns, Iterator<List<Object>> rows) {
  public Listing {
    columns = List.copyOf(columns);
  }

  /** The rows of a sheet. */
  public static Listing of(Sheet sheet) {
    return new Listing(sheet.title(), sheet.columns(), sheet.rows().iterator());
  }
}
