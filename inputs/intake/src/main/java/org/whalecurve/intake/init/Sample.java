package org.whalecurve.intake.init;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.whalecurve.intake.FileInspector;
import org.whalecurve.intake.FileShape;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.model.Workspace;

/**
 * The beginning of one file or sheet, as far as guessing looks.
 *
 * @param sheet sheet of a workbook; null for other files
 * @param said what a person says of it; null for nothing
 */
record Sample(Path file, String sheet, List<Header> headers, Correction said) {
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
    return new Sample(shape.path(), sheet, headers, null);
  }

  /** The same with what is said of it. */
  Sample corrected(List<Correction> corrections) {
    return corrections.stream()
        .filter(c -> c.isAbout(file, sheet))
        .findFirst()
        .map(c -> new Sample(file, sheet, headers, c))
        .orElse(this);
  }

  /** Whether a person says that it is this table. */
  boolean saidToBe(String table) {
    return said != null && said.table().equals(table);
  }

  boolean leftOut() {
    return said != null && said.leavesOut();
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

  /**
   * The beginnings of files.
   *
   * @param unreadable file -> why it could not be read
   */
  record Read(List<Sample> readable, Map<Path, String> unreadable) {
    Read corrected(List<Correction> corrections) {
      return new Read(readable.stream().map(s -> s.corrected(corrections)).toList(), unreadable);
    }

    /** Those that are to be used. */
    List<Sample> used() {
      return readable.stream().filter(s -> !s.leftOut()).toList();
    }
  }

  static Read read(List<Path> files) {
    List<Sample> readable = new ArrayList<>();
    Map<Path, String> unreadable = new LinkedHashMap<>();
    for (Path file : files) {
      try {
        if (isWorkbook(file)) readable.addAll(sheets(file));
        else readable.add(open(file, null));
      } catch (ProblemException e) {
        unreadable.put(file, e.problems().get(0).message());
      }
    }
    return new Read(readable, unreadable);
  }

  private static boolean isWorkbook(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
  }

  /** Every sheet that has a header; a sheet without one is passed over. */
  private static List<Sample> sheets(Path file) {
    List<Sample> samples = new ArrayList<>();
    for (String sheet : sheetNames(file)) {
      try {
        samples.add(open(file, sheet));
      } catch (ProblemException e) {
        if (!e.problems().get(0).code().startsWith("empty")) throw e;
      }
    }
    return samples;
  }

  private static List<String> sheetNames(Path file) {
    try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
      return workbook.getSheets().map(sheet -> sheet.getName()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sample open(Path file, String sheet) {
    Workspace.Format hints = new Workspace.Format(null, null, null, null, sheet, 0);
    Path folder = file.toAbsolutePath().getParent();
    return Sample.of(FileInspector.inspect(folder, file, hints), sheet);
  }
}
