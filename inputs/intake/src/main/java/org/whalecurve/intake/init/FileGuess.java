package org.whalecurve.intake.init;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one file, or one sheet of a workbook, seems to be. A file that fills two tables has two
 * guesses.
 *
 * @param sheet sheet of a workbook; empty for other files
 * @param table input table that it fills; empty where it fits none
 * @param columns column of the table, or attribute -> header as it stands, or expression over
 *     headers
 * @param confidence how well the headers and values fit, 0…1; 0 without a table
 * @param unmapped headers that nothing uses
 * @param personal headers that say something of a person
 * @param joins other files whose columns the expressions use
 * @param notes remarks in words
 * @param values every header of the file, in its order -> values of the first rows
 */
public record FileGuess(
    Path file,
    Optional<String> sheet,
    Optional<String> table,
    Map<String, String> columns,
    double confidence,
    List<String> unmapped,
    List<String> personal,
    List<Join> joins,
    List<String> notes,
    Map<String, List<String>> values) {
  private static final int VALUES = 5;

  /** A file that is no source. */
  static FileGuess none(Sample sample, String reason) {
    return new FileGuess(
        sample.file(),
        Optional.ofNullable(sample.sheet()),
        Optional.empty(),
        Map.of(),
        0,
        sample.headers().stream().map(Sample.Header::text).toList(),
        List.of(),
        List.of(),
        List.of(reason),
        values(sample));
  }

  static Map<String, List<String>> values(Sample sample) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Sample.Header header : sample.headers()) {
      List<String> shown = new ArrayList<>();
      header.values().stream().limit(VALUES).forEach(v -> shown.add(v == null ? "" : v));
      values.put(header.text(), List.copyOf(shown));
    }
    return Collections.unmodifiableMap(values);
  }

  /**
   * Another file whose row is found by a key.
   *
   * @param from header in the file itself, or in a file joined before
   * @param to header in the other file
   */
  public record Join(Path file, String from, String to) {}
}
