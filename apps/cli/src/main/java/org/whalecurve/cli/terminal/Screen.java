package org.whalecurve.cli.terminal;

import java.io.PrintWriter;
import org.whalecurve.reports.Sheet;

/** Where commands of other packages print. */
public interface Screen {
  /** Whether data is wanted as JSON. */
  boolean json();

  PrintWriter out();

  PrintWriter err();

  void print(Sheet sheet);

  void printJson(Object value);
}
