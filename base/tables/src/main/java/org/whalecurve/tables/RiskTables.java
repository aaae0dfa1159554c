package org.whalecurve.tables;

import java.util.List;

/** Lifecycle, cards, comparisons, acquisition. */
public final class RiskTables {
  private RiskTables() {}

  /** In the order of a run. */
  public static final List<Table> ALL = List.of();
}
