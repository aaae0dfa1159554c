package org.whalecurve.kernel;

/** The reserved keys of published tables: lines that no customer or product owns. */
public final class Keys {
  /** Rows without a customer, cost without a driver. */
  public static final String UNASSIGNED = "(unassigned)";

  /** Unused capacity. */
  public static final String UNUSED = "(unused)";

  /** An absent product, channel or activity. NULL never stands in a key. */
  public static final String NONE = "(none)";

  /** The whole run, where a line belongs to no single period. */
  public static final String RUN = "(run)";

  private Keys() {}
}
