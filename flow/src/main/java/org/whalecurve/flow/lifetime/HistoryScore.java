package org.whalecurve.flow.lifetime;

import java.util.List;

/** What is forecast for distinct histories, by their numbers from 0. */
interface HistoryScore {
  /** Names of the columns. */
  List<String> columns();

  /** The columns' values. */
  List<Object> values(int history);

  /** Transactions to come within the horizon, each discounted where interest is given. */
  double transactionsValued(int history);
}
