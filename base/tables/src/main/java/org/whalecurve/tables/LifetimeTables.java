package org.whalecurve.tables;

import java.util.List;

/** Lifetime value. */
public final class LifetimeTables {
  private LifetimeTables() {}

  /** In the order of a run. */
  public static final List<Table> ALL = List.of();
}
