package org.whalecurve.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.whalecurve.engine.Dialect;
import org.whalecurve.tables.InputTables;
import org.whalecurve.tables.Table.Column;

/**
 * Keeps what is said of natural persons out of the list of refused rows, which is published with
 * the run for good. File and line say where it can be read.
 */
final class PersonalValues {
  private static final String WITHHELD = "(personal)";

  private final TableInput customers;

  /**
   * @param customers the table that says something of persons
   */
  PersonalValues(TableInput customers) {
    this.customers = customers;
  }

  /** Files that fill a personal column: a whole line of one may bear a name. */
  private List<String> files() {
    return customers.files().stream()
        .filter(f -> columns().stream().anyMatch(c -> f.target(c) != null))
        .map(FileMapping::fileName)
        .distinct()
        .toList();
  }

  private static List<String> columns() {
    return InputTables.CUSTOMER.columns().stream()
        .filter(Column::personal)
        .map(Column::name)
        .toList();
  }

  String describe() {
    return "\npersonal " + columns() + " " + files();
  }

  /** The column {@code value} of a refused row. */
  String withheld(TableInput input, Dialect dialect) {
    List<String> conditions = new ArrayList<>();
    if (!files().isEmpty()) {
      conditions.add("(\"column\" = '' AND file IN (" + list(files(), dialect) + "))");
    }
    if (input.table().equals(InputTables.CUSTOMER)) {
      conditions.add("\"column\" IN (" + list(columns(), dialect) + ")");
    }
    if (conditions.isEmpty()) return "value";
    return "CASE WHEN "
        + String.join(" OR ", conditions)
        + " THEN "
        + dialect.literal(WITHHELD)
        + " ELSE value END";
  }

  private static String list(List<String> names, Dialect dialect) {
    return names.stream().map(dialect::literal).collect(Collectors.joining(", "));
  }
}
