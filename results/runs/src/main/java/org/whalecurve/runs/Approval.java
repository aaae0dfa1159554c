package org.whalecurve.runs;

import java.util.List;

/**
 * Somebody has signed a run.
 *
 * @param run the run
 * @param at moment, ISO 8601
 * @param by who
 * @param note why, or what to know; may be empty
 * @param periods the run's periods
 * @param supersedes runs approved earlier that have a period in common with this one
 */
public record Approval(
    String run, String at, String by, String note, List<String> periods, List<String> supersedes) {
  public Approval {
    periods = periods == null ? List.of() : List.copyOf(periods);
    supersedes = supersedes == null ? List.of() : List.copyOf(supersedes);
  }
}
