package org.whalecurve.runs.trace;

import java.math.BigDecimal;
import java.util.List;

/**
 * One line of an explanation: how much of the amount went from a source to a target.
 *
 * @param stage {@code activity}: what the customer received; {@code input}: what came into the
 *     activity; {@code pool}: the pools it began in; {@code ledger}: the ledger rows. The steps of
 *     each stage sum to the amount explained.
 * @param period period, {@code (run)} where rates hold for the whole run, empty where periods are
 *     added up
 * @param source where it comes from; of a ledger row its account
 * @param target where it goes
 * @param driver what the amount follows; {@code (rounding)} for what rounding left to the largest
 *     receiver
 * @param quantity driver quantity; of pools and ledger rows their whole amount; null for none
 * @param rate amount of one unit of the quantity; null for none
 * @param amount part of the explained amount
 * @param row the ledger row; null in other stages
 */
public record TraceStep(
    String stage,
    String period,
    String source,
    String target,
    String driver,
    BigDecimal quantity,
    BigDecimal rate,
    BigDecimal amount,
    LedgerRow row) {
  /** What the customer received. */
  public static final String ACTIVITY = "activity";

  /** What came into the activity. */
  public static final String INPUT = "input";

  /** The pools it began in. */
  public static final String POOL = "pool";

  /** The ledger rows. */
  public static final String LEDGER = "ledger";

  /** Who bears it, in the trace of a ledger row. */
  public static final String CUSTOMER = "customer";

  /** Where the row stands; empty in stages other than {@code ledger}. */
  public List<Place> places() {
    return row == null || row.place() == null ? List.of() : List.of(row.place());
  }
}
