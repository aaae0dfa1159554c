package org.whalecurve.reports;

import java.io.IOException;
import java.util.List;

/** Writes one sheet, row after row. */
interface SheetWriter {
  void begin(String title, List<Sheet.Column> columns) throws IOException;

  void row(List<Object> values) throws IOException;

  /** Ends the sheet; the stream below stays open. */
  void end() throws IOException;
}
