package org.whalecurve.runs.trace;

import java.math.BigDecimal;
import java.util.List;

/**
 * Who bears a ledger row.
 *
 * @param rows the row, once for each period that it is spread over
 * @param amount of the row in the view
 * @param unit currency of all amounts
 * @param steps {@code ledger}, {@code pool} (where the pool sends it), {@code activity} (where it
 *     leaves the network) and {@code customer} (the largest bearers, and the others together); the
 *     steps of each stage sum to the amount
 * @param bearers how many customers bear a part of it
 * @param groups what each customer group bears, {@code (unused)} and {@code (unassigned)} included
 */
public record Burden(
    List<LedgerRow> rows,
    View view,
    BigDecimal amount,
    String unit,
    List<TraceStep> steps,
    int bearers,
    List<GroupPart> groups) {
  public Burden {
    rows = List.copyOf(rows);
    steps = List.copyOf(steps);
    groups = List.copyOf(groups);
  }

  /** What the customers of a group bear together. */
  public record GroupPart(String group, int customers, BigDecimal amount) {}

  public List<TraceStep> stage(String stage) {
    return steps.stream().filter(s -> s.stage().equals(stage)).toList();
  }
}
