package org.whalecurve.intake.init;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.whalecurve.intake.FileShape;

/**
 * The beginning of one file or sheet, as far as guessing looks.
 *
 * @param sheet sheet of a workbook; null for other files
 */
record Sample(Path file, String sheet, List<Header> headers) {
  /** A column of a file; two of them are equal only where they are the same. */
  static final class Header {
    private final String text;
    private final HeaderName name;
    private final List<String> values;
    private final ColumnFacts facts;
    private final boolean orderAssumed;
    private final Map<String, Double> meanings = new HashMap<>();

    Header(String text, List<String> values, ColumnFacts facts, boolean orderAssumed) {
      this.text = text;
      this.name = HeaderName.of(text);
      this.values = values;
      this.facts = facts;
      this.orderAssumed = orderAssumed;
    }

    /** The header as it stands. */
    String text() {
      return text;
    }

    HeaderName name() {
      return name;
    }

    /** The first rows' values. */
    List<String> values() {
      return values;
    }

    ColumnFacts facts() {
      return facts;
    }

    /** Whether it holds days of which nothing tells the day from the month. */
    boolean orderAssumed() {
      return orderAssumed;
    }

    /** How surely this header means a concept, 0…1. */
    double means(String concept) {
      return meanings.computeIfAbsent(concept, c -> HeaderDictionary.SHIPPED.likeness(name, c));
    }
  }

  static Sample of(FileShape shape, String sheet) {
    List<Header> headers = new ArrayList<>();
    int width = shape.columns().size();
    for (int i = 0; i < width; i++) {
      int column = i;
      List<String> values = new ArrayList<>();
      for (List<String> row : shape.sample()) values.add(row.get(column));
      FileShape.Column found = shape.columns().get(i);
      headers.add(
          new Header(
              found.name(), values, ColumnFacts.of(values, found.style()), found.orderAssumed()));
    }
    return new Sample(shape.path(), sheet, headers);
  }

  /** File or sheet name, for people. */
  String title() {
    return sheet == null ? file.getFileName().toString() : file.getFileName() + " [" + sheet + "]";
  }

  /** Whether the name of the file or sheet has one of the words, in singular or plural. */
  boolean named(List<HeaderName> words) {
    String stem = file.getFileName().toString().replaceFirst("\\.[A-Za-z]+(\\.gz)?$", "");
    HeaderName name = HeaderName.of(sheet == null ? stem : sheet);
    Set<String> parts = Set.copyOf(name.words());
    return words.stream()
        .anyMatch(
            word ->
                word.chinese()
                    ? name.compact().contains(word.compact())
                    : parts.contains(word.compact()) || parts.contains(plural(word.compact())));
  }

  private static String plural(String word) {
    return word.endsWith("y")
        ? word.substring(0, word.length() - 1) + "ies"
        : word.toLowerCase(Locale.ROOT) + "s";
  }
}
