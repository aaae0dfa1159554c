package org.whalecurve.samples.internal.bank;

/** What all cards together did in each month, in cents: the ledger follows it. */
final class MonthTotals {
  private final long[] spend;
  private final long[] cash;
  private final long[] balance;

  MonthTotals(int months) {
    spend = new long[months];
    cash = new long[months];
    balance = new long[months];
  }

  void add(int month, long spent, long asCash, long owed) {
    spend[month] += spent;
    cash[month] += asCash;
    balance[month] += owed;
  }

  long spend(int month) {
    return spend[month];
  }

  long balance(int month) {
    return balance[month];
  }
}
