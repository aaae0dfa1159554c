package org.whalecurve.flow;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.whalecurve.engine.Step;

/** What must hold for any list of steps, whatever they compute. */
final class PlanRules {
  private PlanRules() {}

  /** Fails on the first step that breaks a rule: that is a defect of a stage, not of the input. */
  static void check(List<Step> steps) {
    Set<String> names = new HashSet<>();
    Set<String> written = new HashSet<>();
    for (Step step : steps) {
      require(names.add(step.name()), step, "its name stands twice");
      for (String table : step.reads()) {
        require(written.contains(table), step, "it reads " + table + ", which nothing wrote");
      }
      require(
          !(step.body() instanceof Step.Sql) || step.writes().size() == 1,
          step,
          "SQL writes one table, not " + step.writes());
      for (String table : step.writes()) {
        require(written.add(table), step, "it writes " + table + ", which is there already");
      }
    }
  }

  private static void require(boolean holds, Step step, String otherwise) {
    if (!holds) throw new IllegalArgumentException("step " + step.name() + ": " + otherwise);
  }
}
