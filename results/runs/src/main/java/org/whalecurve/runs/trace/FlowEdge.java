package org.whalecurve.runs.trace;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.whalecurve.runs.trace.CostNetwork.Node;

/**
 * An edge of the published cost network, in one view.
 *
 * @param from where it starts
 * @param target as published
 * @param quantity null for none
 * @param units amount in units of 0.000001
 */
record FlowEdge(
    String period,
    Node from,
    String target,
    String driver,
    BigDecimal quantity,
    BigDecimal share,
    BigInteger units) {

  /** Of a pool: ledger rows that name their customer, group or product themselves. */
  boolean isDirect() {
    return from.isPool() && driver.matches("(.* \\+ )?direct( within .*| \\+ .*)?");
  }

  /** Direct, and rows of a group or product are spread over its customers. */
  boolean isGrouped() {
    return isDirect() && driver.matches("(.* \\+ )?direct within .*");
  }

  boolean isUnassigned() {
    return target.equals(Names.UNASSIGNED);
  }

  /** Cost that belongs to no customer stands with what is unassigned. */
  boolean isFacility() {
    return target.equals("facility");
  }

  boolean isUnused() {
    return target.equals(Names.UNUSED);
  }
}
