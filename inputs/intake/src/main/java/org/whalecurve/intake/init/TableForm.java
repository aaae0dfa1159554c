package org.whalecurve.intake.init;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whalecurve.intake.init.HeaderDictionary.Concept;
import org.whalecurve.intake.init.HeaderDictionary.Kind;

/**
 * What an input table looks like in the wild: which concepts fill its columns, and which columns it
 * cannot do without.
 *
 * @param needs each group must have one filled column
 * @param fileWords words of a file name that speak for the table
 * @param joins columns worth fetching from another file
 */
record TableForm(
    String table,
    List<List<String>> needs,
    List<HeaderName> fileWords,
    Set<String> joins,
    List<Slot> slots) {

  /**
   * A column to fill; {@code ~name} is not stored, amounts are derived from it.
   *
   * @param weight how much the column says for its table
   * @param concepts what fills it, the best first
   * @param bareNames headers that mean this only in such a table
   */
  record Slot(String column, double weight, List<Concept> concepts, List<HeaderName> bareNames) {
    Kind kind() {
      return concepts.get(0).kind();
    }
  }

  static TableForm of(String table, List<String[]> rows, Map<String, Concept> concepts) {
    List<List<String>> needs = new ArrayList<>();
    List<HeaderName> fileWords = List.of();
    Set<String> joins = Set.of();
    List<Slot> slots = new ArrayList<>();
    for (String[] row : rows) {
      switch (row[1]) {
        case "needs" -> split(row[3]).forEach(group -> needs.add(Arrays.asList(group.split("/"))));
        case "file" -> fileWords = HeaderDictionary.names(row[3]);
        case "join" -> joins = Set.copyOf(split(row[3]));
        default -> slots.add(slot(row, concepts));
      }
    }
    return new TableForm(table, needs, fileWords, joins, slots);
  }

  private static Slot slot(String[] row, Map<String, Concept> concepts) {
    List<Concept> meant = split(row[3]).stream().map(concepts::get).toList();
    if (meant.contains(null)) throw new IllegalStateException(String.join(" ", row));
    List<HeaderName> bare = row.length > 4 ? HeaderDictionary.names(row[4]) : List.of();
    return new Slot(row[1], Double.parseDouble(row[2]), meant, bare);
  }

  private static List<String> split(String cell) {
    return Arrays.stream(cell.split(";")).map(String::strip).toList();
  }

  /** The column that identifies a row of master data, or null. */
  String uniqueColumn() {
    return switch (table) {
      case "customer" -> "customer_id";
      case "product" -> "product_id";
      case "customer_alias" -> "old_id";
      default -> null;
    };
  }
}
