package org.whalecurve.runs.trace;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names that mean something in every run, and how names are written in a query. */
final class Names {
  static final String UNASSIGNED = "(unassigned)";
  static final String UNUSED = "(unused)";
  static final String NONE = "(none)";

  /** The period of rates that hold for the whole run. */
  static final String RUN = "(run)";

  static final String ROUNDING = "(rounding)";

  /** Common cost that new products leave to others; it sums to zero over a period. */
  static final String NEW_PRODUCTS = "(new_products)";

  private Names() {}

  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** {@code column IN (…)}; nothing where there is none. */
  static String in(String column, Collection<String> values) {
    if (values.isEmpty()) return "1 = 0";
    return values.stream()
        .map(Names::text)
        .collect(Collectors.joining(", ", column + " IN (", ")"));
  }
}
