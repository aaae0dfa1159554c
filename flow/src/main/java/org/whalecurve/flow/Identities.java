package org.whalecurve.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.Fingerprint;

/**
 * Says which steps do the same as an earlier one. A step's identity is what it does, the tables it
 * reads, and for a step that reads files their content. A table is told apart by the step that
 * wrote it; one that Java has learnt from few rows by its content, so that a change that leads to
 * the same result ends there: a new title in the cost model does not price anything again.
 */
final class Identities {
  private final String machinery;
  private final Function<Step, String> files;
  private final Map<String, String> tables = new HashMap<>();

  /**
   * @param machinery the program and the engine with their versions
   * @param files content of the files that a step reads; may wait for it
   */
  Identities(String machinery, Function<Step, String> files) {
    this.machinery = machinery;
    this.files = files;
  }

  /** The identity of a step; all earlier steps must have been {@link #settle}d. */
  String of(Step step) {
    Fingerprint print =
        new Fingerprint().add(machinery).add(step.name()).add(text(step)).add(files.apply(step));
    step.writes().forEach(print::add);
    for (String table : step.reads()) print.add(table).add(tables.get(table));
    return print.hex();
  }

  /** Whether the tables of a step are told apart by their content. */
  static boolean byContent(Step step) {
    return step.body() instanceof Step.Java && !step.reads().isEmpty();
  }

  /** Says what a step wrote. */
  void settle(Step step, String identity, Map<String, String> contents) {
    for (String table : step.writes()) tables.put(table, contents.getOrDefault(table, identity));
  }

  private static String text(Step step) {
    return step.body() instanceof Step.Sql sql ? sql.select() : ((Step.Java) step.body()).inputs();
  }
}
