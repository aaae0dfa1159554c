package org.whalecurve.runs.trace;

import java.util.Locale;

/** Which of the two costs is meant. */
public enum View {
  /** Every cost, common cost included. */
  FULL("amount"),
  /** Only what serving this volume adds. */
  INCREMENTAL("incremental_amount");

  private final String ledgerColumn;

  View(String ledgerColumn) {
    this.ledgerColumn = ledgerColumn;
  }

  /** {@code full} or {@code incremental}, as columns of published tables begin. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String cost() {
    return word() + "_cost";
  }

  String flow() {
    return word() + "_amount";
  }

  String ledger() {
    return ledgerColumn;
  }
}
