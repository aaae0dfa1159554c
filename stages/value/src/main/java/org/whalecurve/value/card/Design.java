package org.whalecurve.value.card;

import java.util.ArrayList;
import java.util.List;

/**
 * Customers as a regression sees them: of every part of the card exactly one coefficient each.
 *
 * @param blocks the parts; coefficient 0 is the intercept
 * @param rows for every customer the coefficient of each part
 * @param outcome whether the event happened
 */
record Design(List<Block> blocks, int[][] rows, boolean[] outcome) {
  /**
   * @param parts bins of each part: of one attribute, or of two
   */
  static Design of(List<List<Bins>> parts, CardData data) {
    List<Block> blocks = new ArrayList<>();
    int[][] rows = new int[data.size()][parts.size()];
    int start = 1;
    for (int t = 0; t < parts.size(); t++) {
      List<Bins> bins = parts.get(t);
      int[] cells = cells(bins, data);
      for (int row = 0; row < rows.length; row++) rows[row][t] = start + cells[row];
      Block block = new Block(bins, start, new double[0]);
      block = bins.size() == 2 ? block : new Block(bins, start, woe(cells, block.size(), data));
      blocks.add(block);
      start += block.size();
    }
    return new Design(blocks, rows, data.outcome());
  }

  /** The cell of every customer: the bin of one attribute, or that of the table of two. */
  static int[] cells(List<Bins> bins, CardData data) {
    int[] cells = new int[data.size()];
    for (Bins each : bins) {
      int[] codes = each.codes(data.column(each.feature()));
      for (int row = 0; row < cells.length; row++) {
        cells[row] = cells[row] * each.count() + codes[row];
      }
    }
    return cells;
  }

  private static double[] woe(int[] cells, int size, CardData data) {
    Count[] counts = counts(cells, size, data);
    double rate = (double) data.events() / data.size();
    double[] woe = new double[size];
    for (int i = 0; i < size; i++) woe[i] = counts[i].evidence(rate);
    return woe;
  }

  static Count[] counts(int[] cells, int size, CardData data) {
    long[] n = new long[size];
    long[] events = new long[size];
    for (int row = 0; row < cells.length; row++) {
      n[cells[row]]++;
      if (data.outcome(row)) events[cells[row]]++;
    }
    Count[] counts = new Count[size];
    for (int i = 0; i < size; i++) counts[i] = new Count(i, i, n[i], events[i]);
    return counts;
  }

  int columns() {
    return blocks.isEmpty() ? 1 : last().start() + last().size();
  }

  private Block last() {
    return blocks.get(blocks.size() - 1);
  }

  double[] logOdds(double[] coefficients) {
    double[] sums = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      double sum = coefficients[0];
      for (int column : rows[row]) sum += coefficients[column];
      sums[row] = sum;
    }
    return sums;
  }
}
