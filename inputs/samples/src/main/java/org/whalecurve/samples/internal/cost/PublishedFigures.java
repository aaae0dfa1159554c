package org.whalecurve.samples.internal.cost;

/**
 * What a published study of a telecom operator found, in per cent. Index 0 is key accounts, 1 all
 * other customers, 2 everybody. The figures are rounded there to the digits shown here.
 */
final class PublishedFigures {
  static final double REVENUE_SHARE_OF_KEY = 21;
  static final double FULL_COST_SHARE_OF_KEY = 19.5;
  static final double INCREMENTAL_COST_SHARE_OF_KEY = 14.6;
  static final double FULL_PROFIT_SHARE_OF_KEY = 24.1;
  static final double INCREMENTAL_PROFIT_SHARE_OF_KEY = 24.7;
  static final double[] FULL_REVENUE_MARGIN = {35.4, 29.6, 30.7};
  static final double[] INCREMENTAL_REVENUE_MARGIN = {72.5, 58.8};
  static final double[] FULL_COST_MARGIN = {57.5, 43.8, 46.5};
  static final double[] INCREMENTAL_COST_MARGIN = {295.8, 154.2};

  /** Revenue margins by product line: local, long distance, basic data, internet, leased line. */
  static final double[][] FULL_LINE_MARGIN = {
    {44.6, 22, 24.8, 75.9, 3.1}, {31, 22.1, 25.7, 50.9, 7.2}
  };

  static final double[][] INCREMENTAL_LINE_MARGIN = {
    {69.8, 78, 64.6, 85.5, 70}, {57.6, 67, 58.2, 68.5, 61.7}
  };

  /** A product mix from which the search for the inputs starts: the tables leave it open. */
  static final double[][] LINE_SHARES = {{5, 5, 36, 29, 25}, {80, 5, 5, 5, 5}};

  /** Tax on revenue, in per cent: the two margins of each row agree only near this rate. */
  static final double REVENUE_TAX = 3;

  private PublishedFigures() {}
}
