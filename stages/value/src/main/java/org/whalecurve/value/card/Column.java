package org.whalecurve.value.card;

import java.util.Arrays;
import java.util.List;

/** One attribute of the customers that a card is learnt from. */
sealed interface Column {
  int size();

  /** The same attribute of some of the customers. */
  Column rows(int[] rows);

  /** Numbers; NaN where missing. */
  record Numbers(double[] values) implements Column {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public Column rows(int[] rows) {
      return new Numbers(Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
    }
  }

  /** Places in a list of texts; -1 where missing. */
  record Texts(int[] codes, List<String> levels) implements Column {
    @Override
    public int size() {
      return codes.length;
    }

    @Override
    public Column rows(int[] rows) {
      return new Texts(Arrays.stream(rows).map(row -> codes[row]).toArray(), levels);
    }
  }
}
