package org.whalecurve.intake.init;

import java.nio.file.Path;
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
    List<String> notes) {

  /** A file that is no source. */
  static FileGuess none(Path file, String sheet, List<String> headers, String reason) {
    return new FileGuess(
        file,
        Optional.ofNullable(sheet),
        Optional.empty(),
        Map.of(),
        0,
        headers,
        List.of(),
        List.of(),
        List.of(reason));
  }

  /**
   * Another file whose row is found by a key.
   *
   * @param from header in the file itself, or in a file joined before
   * @param to header in the other file
   */
  public record Join(Path file, String from, String to) {}
}
