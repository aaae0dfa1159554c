package org.whalecurve.tables;

import java.util.List;

/** Treatments, actions, levers, routing. */
public final class StrategyTables {
  private StrategyTables() {}

  /** In the order of a run. */
  public static final List<Table> ALL = List.of();
}
