package org.whalecurve.value.classes;

/**
 * Distinct values and how many customers have each.
 *
 * @param values strictly ascending, finite
 * @param counts positive, as many as values
 */
public record Distinct(double[] values, long[] counts) {
  public Distinct {
    if (values.length != counts.length) throw new IllegalArgumentException("lengths differ");
    for (int i = 0; i < values.length; i++) {
      boolean ascending = i == 0 || values[i] > values[i - 1];
      if (!ascending || !Double.isFinite(values[i]) || counts[i] < 1) {
        throw new IllegalArgumentException(
            "value " + i + " is not above the one before, or has no count");
      }
    }
  }

  public int size() {
    return values.length;
  }

  long total() {
    long total = 0;
    for (long count : counts) total += count;
    return total;
  }
}
