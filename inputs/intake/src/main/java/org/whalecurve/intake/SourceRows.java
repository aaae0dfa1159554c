package org.whalecurve.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.whalecurve.engine.Session;
import org.whalecurve.intake.read.Normaliser;

/**
 * One mapped file made readable for the engine, with the files that it joins.
 *
 * @param own the file's own columns
 * @param lookups the joined files in order, each of the parts that its glob names
 */
record SourceRows(FileMapping mapping, FileRows own, List<List<FileRows>> lookups) {

  /**
   * Writes what the engine will read; runs beside others of its kind.
   *
   * @param once whether rows may be left out that say what an earlier one says
   */
  static SourceRows prepare(
      FileMapping mapping, boolean once, Path scratch, String name, Normaliser.Progress progress) {
    JoinPlan plan = new JoinPlan(mapping);
    FileRows own = FileRows.prepare(mapping.opened(), plan.own(), once, scratch, name, progress);
    List<List<FileRows>> lookups = new ArrayList<>();
    for (int j = 0; j < mapping.lookups().list().size(); j++) {
      List<FileRows> parts = new ArrayList<>();
      for (FileInspector.Opened file : mapping.lookups().list().get(j).files()) {
        String part = name + "-join-" + j + "-" + parts.size();
        parts.add(FileRows.prepare(file, plan.places(j, file), false, scratch, part, bytes -> {}));
      }
      lookups.add(parts);
    }
    return new SourceRows(mapping, own, lookups);
  }

  /** Everything that is read: the file itself and those it joins. */
  List<FileRows> all() {
    return Stream.concat(Stream.of(own), lookups.stream().flatMap(List::stream)).toList();
  }

  /**
   * A relation with {@code source_line} and the mapping's raw columns {@code c0}, {@code c1}, …
   *
   * @throws org.whalecurve.kernel.ProblemException where a joined key has two rows that differ
   */
  String relation(Session session, String name) {
    List<String> names = new ArrayList<>();
    boolean typed = mapping.keepsTypes();
    for (FileRows rows : all()) {
      names.add(rows.relation(session, part(name, names.size()), typed));
    }
    return lookups.isEmpty() ? names.get(0) : new JoinSql(this, names).relation(session);
  }

  /** Forgets what {@link #relation} registered. */
  void drop(Session session, String name) {
    List<FileRows> all = all();
    for (int i = 0; i < all.size(); i++) {
      all.get(i).drop(session, part(name, i));
      all.get(i).drop(session, rejects(name, i));
    }
  }

  private static String part(String name, int place) {
    return place == 0 ? name : name + "_join_" + place;
  }

  /** Name under which the refused rows of the file at a place of {@link #all} are registered. */
  static String rejects(String name, int place) {
    return part(name, place) + "_rejects";
  }

  void delete() {
    all().forEach(FileRows::delete);
  }
}
