package org.whalecurve.intake.init;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.whalecurve.model.Workspace;

/**
 * The beginning of one file or sheet, as far as guessing looks.
 *
 * @param sheet sheet of a workbook; null for other files
 * @param format what the workspace must say so that the file is read this way
 * @param whole whether the sample holds every row
 */
record Sample(Path file, String sheet, Workspace.Format format, List<Header> headers, boolean whole) {
  /** A column of a file; two of them are equal only where they are the same. */
  static final class Header {
    private final String text;
    private final HeaderName name;
    private final List<String> values;
    private final ColumnFacts facts;

    Header(String text, List<String> values) {
      this.text = text;
      this.name = HeaderName.of(text);
      this.values = values;
      this.facts = ColumnFacts.of(values);
    }

    /** The header as it stands. */
    String text() {
      return text;
    }

    HeaderName name() {
      return name;
    }

    /** The sample's values, null where a row is too short. */
    List<String> values() {
      return values;
    }

    ColumnFacts facts() {
      return facts;
    }

    /** How surely this header means a concept, 0…1. */
    double means(String concept) {
      return HeaderDictionary.SHIPPED.likeness(name, concept);
    }
  }

  static Sample of(
      Path file, String sheet, Workspace.Format format, List<String> names, List<List<String>> rows, boolean whole) {
    List<Header> headers = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int column = i;
      List<String> values = new ArrayList<>(rows.size());
      for (List<String> row : rows) values.add(column < row.size() ? row.get(column) : null);
      headers.add(new Header(names.get(i), values));
    }
    return new Sample(file, sheet, format, headers, whole);
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
    return word.endsWith("y") ? word.substring(0, word.length() - 1) + "ies" : word.toLowerCase(Locale.ROOT) + "s";
  }
}
