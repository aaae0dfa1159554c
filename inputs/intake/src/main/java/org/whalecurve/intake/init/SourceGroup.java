package org.whalecurve.intake.init;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whalecurve.intake.init.Mapping.Column;
import org.whalecurve.intake.init.Sample.Header;

/**
 * Files that one mapping reads: the same columns, under headers that are the same or alternatives.
 */
final class SourceGroup {
  private final List<Part> parts = new ArrayList<>();

  private SourceGroup(Part first) {
    parts.add(first);
  }

  static List<SourceGroup> of(List<Part> parts) {
    List<SourceGroup> groups = new ArrayList<>();
    for (Part part : parts) {
      boolean taken = groups.stream().anyMatch(group -> group.takes(part));
      if (!taken) groups.add(new SourceGroup(part));
    }
    return groups;
  }

  private boolean takes(Part part) {
    if (!shape(part).equals(shape(parts.get(0)))) return false;
    parts.add(part);
    if (parts.stream().allMatch(this::readsRight)) return true;
    parts.remove(parts.size() - 1);
    return false;
  }

  private static List<Object> shape(Part part) {
    List<String> joins =
        part.draft().links().stream()
            .map(l -> l.other().file() + "|" + l.from().text() + "|" + l.to().text())
            .toList();
    Mapping mapping = part.mapping();
    String sheet = Objects.toString(part.sample().sheet(), "");
    return List.of(
        part.table(), mapping.columns().keySet(), joins, mapping.where(), mapping.types(), sheet);
  }

  /** Whether of every list of alternatives the first that fits the file is the file's own. */
  private boolean readsRight(Part part) {
    Set<String> headers =
        Stream.concat(part.draft().own().stream(), part.draft().fetched().stream())
            .map(h -> lower(h.text()))
            .collect(Collectors.toSet());
    return alternatives().entrySet().stream()
        .allMatch(
            entry -> {
              Column own = part.mapping().columns().get(entry.getKey());
              return entry.getValue().stream()
                  .filter(
                      column -> column.uses().stream().allMatch(u -> headers.contains(lower(u))))
                  .findFirst()
                  .filter(first -> lower(first.expression()).equals(lower(own.expression())))
                  .isPresent();
            });
  }

  /**
   * Column -> every way in which one of the files has it; spellings that differ in case only are
   * one.
   */
  Map<String, List<Column>> alternatives() {
    Map<String, List<Column>> all = new LinkedHashMap<>();
    for (Part part : parts) {
      part.mapping()
          .columns()
          .forEach(
              (name, column) -> {
                List<Column> known = all.computeIfAbsent(name, k -> new ArrayList<>());
                boolean there =
                    known.stream()
                        .anyMatch(k -> lower(k.expression()).equals(lower(column.expression())));
                if (!there) known.add(column);
              });
    }
    return all;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  String table() {
    return parts.get(0).table();
  }

  List<Part> parts() {
    return parts;
  }

  Part first() {
    return parts.get(0);
  }

  /** Remarks of all files, each once. */
  Set<String> notes() {
    Set<String> notes = new LinkedHashSet<>();
    parts.forEach(p -> notes.addAll(p.mapping().notes()));
    return notes;
  }

  /** What of each column speaks for it, once. */
  static String why(List<Column> alternatives) {
    return alternatives.stream()
        .map(Column::why)
        .filter(w -> !w.isEmpty())
        .distinct()
        .limit(1)
        .collect(Collectors.joining("; "));
  }

  /** Headers whose days are read, for the first file. */
  List<Header> headers() {
    return first().draft().own();
  }
}
