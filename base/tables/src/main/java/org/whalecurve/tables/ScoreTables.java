package org.whalecurve.tables;

import java.util.List;

/** Scorecards, tiers, matrices, clusters. */
public final class ScoreTables {
  private ScoreTables() {}

  /** In the order of a run. */
  public static final List<Table> ALL = List.of();
}
