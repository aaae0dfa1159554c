package org.whalecurve.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.model.Workspace.Join;

/**
 * The files that a file joins, and the columns that it has with them.
 *
 * @param shape the file with its own columns first and those of the joined files behind; a header
 *     that is there already is not taken again
 */
record Lookups(FileShape shape, List<Lookup> list) {

  /** The files of one join, opened. */
  record Files(Join join, List<FileInspector.Opened> opened) {}

  /**
   * One join of one file.
   *
   * @param files at least one; all have the key's columns
   * @param from places of our key in the shape
   * @param to names of their key's columns
   * @param first place in the shape of the first column that it adds
   * @param columns names of the columns that it adds
   */
  record Lookup(
      List<FileInspector.Opened> files,
      List<Integer> from,
      List<String> to,
      int first,
      List<String> columns) {
    boolean adds(int place) {
      return place >= first && place < first + columns.size();
    }
  }

  /** A file that joins nothing. */
  static Lookups none(FileShape own) {
    return new Lookups(own, List.of());
  }

  /**
   * @throws ProblemException where a key names a column that a file does not have
   */
  static Lookups of(FileShape own, List<Files> joins) {
    Lookups lookups = none(own);
    for (Files files : joins) lookups = lookups.with(files);
    return lookups;
  }

  private Lookups with(Files files) {
    FileShape theirs = files.opened().get(0).shape();
    List<Integer> from = new ArrayList<>();
    List<String> to = new ArrayList<>();
    for (Map.Entry<String, String> pair : files.join().on().entrySet()) {
      from.add(placeOf(pair.getKey(), shape, files.join()));
      to.add(pair.getValue());
      for (FileInspector.Opened file : files.opened()) {
        placeOf(pair.getValue(), file.shape(), files.join());
      }
    }
    List<FileShape.Column> all = new ArrayList<>(shape.columns());
    List<String> added = new ArrayList<>();
    for (FileShape.Column column : theirs.columns()) {
      if (all.stream().anyMatch(c -> c.name().equalsIgnoreCase(column.name()))) continue;
      all.add(column);
      added.add(column.name());
    }
    List<Lookup> more = new ArrayList<>(list);
    more.add(new Lookup(files.opened(), from, to, shape.columns().size(), added));
    return new Lookups(withColumns(all), List.copyOf(more));
  }

  private FileShape withColumns(List<FileShape.Column> columns) {
    return new FileShape(
        shape.path(),
        shape.file(),
        shape.format(),
        List.copyOf(columns),
        shape.sample(),
        shape.bytes());
  }

  private static int placeOf(String name, FileShape shape, Join join) {
    int place = find(name, shape);
    if (place >= 0) return place;
    throw new ProblemException(
        new Problem(
            "unknown-column",
            join.place(),
            shape.file() + " has no column '" + name + "' to join on.",
            Suggest.didYouMean(name, shape.header())));
  }

  /** A column's place, case aside; −1 where there is none. */
  static int find(String name, FileShape shape) {
    for (int i = 0; i < shape.columns().size(); i++) {
      if (shape.columns().get(i).name().equalsIgnoreCase(name)) return i;
    }
    return -1;
  }

  /** The joined files. */
  Stream<FileInspector.Opened> opened() {
    return list.stream().flatMap(l -> l.files().stream());
  }

  /** Everything that the joined rows depend on, besides the content of the files. */
  String describe() {
    StringBuilder text = new StringBuilder();
    for (Lookup lookup : list) {
      text.append(" join ").append(lookup.from()).append(' ').append(lookup.to());
      for (FileInspector.Opened file : lookup.files()) {
        text.append(' ').append(file.shape().file()).append(' ').append(file.shape().format());
      }
    }
    return text.toString();
  }
}
