package org.whalecurve.intake.init;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What headers mean ({@code headers.tsv}) and which tables they make ({@code tables.tsv}). */
final class HeaderDictionary {
  /** Less than a better concept is worth, however long the list of synonyms. */
  private static final double A_HAIR = 0.0002;

  static final HeaderDictionary SHIPPED = new HeaderDictionary();

  /** What a concept's values look like. */
  enum Kind {
    ID,
    TEXT,
    DATE,
    NUMBER,
    FLAG,
    PERSON,
    PERIOD
  }

  /** One meaning of a header, with every name it goes by. */
  record Concept(String name, Kind kind, List<HeaderName> synonyms) {}

  private final Map<String, Concept> concepts = new LinkedHashMap<>();
  private final Map<String, TableForm> forms = new LinkedHashMap<>();
  private final Set<String> loneWords;

  private HeaderDictionary() {
    for (String[] cells : lines("headers.tsv")) {
      concepts.put(
          cells[0], new Concept(cells[0], Kind.valueOf(cells[1].toUpperCase()), names(cells[2])));
    }
    loneWords =
        concepts.remove("(lone)").synonyms().stream()
            .map(HeaderName::compact)
            .collect(Collectors.toSet());
    Map<String, List<String[]>> byTable =
        lines("tables.tsv").stream()
            .collect(
                Collectors.groupingBy(cells -> cells[0], LinkedHashMap::new, Collectors.toList()));
    byTable.forEach((table, rows) -> forms.put(table, TableForm.of(table, rows, concepts)));
  }

  /** Every table that files can be, in the order of the input tables. */
  List<TableForm> forms() {
    return List.copyOf(forms.values());
  }

  TableForm form(String table) {
    return forms.get(table);
  }

  /** How surely a header means a concept, 0…1; an earlier synonym wins by a hair. */
  double likeness(HeaderName header, String concept) {
    List<HeaderName> synonyms = concepts.get(concept).synonyms();
    boolean asBeginning = concepts.get(concept).kind() != Kind.ID;
    double best = 0;
    for (int i = 0; i < synonyms.size(); i++) {
      double likeness = header.likeness(synonyms.get(i), asBeginning, loneWords) - A_HAIR * i;
      best = Math.max(best, likeness);
    }
    return best;
  }

  double likeness(HeaderName header, List<HeaderName> names) {
    return names.stream()
        .mapToDouble(name -> header.compact().equals(name.compact()) ? 1 : 0)
        .max()
        .orElse(0);
  }

  Stream<Concept> concepts() {
    return concepts.values().stream();
  }

  static List<HeaderName> names(String cell) {
    return Arrays.stream(cell.split(";"))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .map(HeaderName::of)
        .toList();
  }

  private static List<String[]> lines(String resource) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                HeaderDictionary.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
