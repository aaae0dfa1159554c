package org.whalecurve.value.weights;

import java.util.List;

/** One set of weights from several, for instance of experts and of data. */
public final class Mixture {
  private Mixture() {}

  /**
   * The arithmetic mean of several sets of weights.
   *
   * @param shares how much each set counts; any positive numbers
   */
  public static double[] linear(List<double[]> sets, double[] shares) {
    double[] mixed = new double[sets.get(0).length];
    double[] parts = normalised(shares);
    for (int s = 0; s < parts.length; s++) {
      double[] weights = normalised(sets.get(s));
      for (int j = 0; j < mixed.length; j++) mixed[j] += parts[s] * weights[j];
    }
    return normalised(mixed);
  }

  /**
   * The geometric mean of several sets of weights: what one of them holds for nothing counts for
   * nothing.
   *
   * @throws FlawedMatrixException where that leaves no criterion
   */
  public static double[] multiplicative(List<double[]> sets, double[] shares) {
    double[] mixed = new double[sets.get(0).length];
    double[] parts = normalised(shares);
    for (int j = 0; j < mixed.length; j++) {
      double logarithm = 0;
      for (int s = 0; s < parts.length; s++)
        logarithm += parts[s] * Math.log(normalised(sets.get(s))[j]);
      mixed[j] = Math.exp(logarithm);
    }
    return normalised(mixed);
  }

  /** The same numbers, so that they sum to 1. */
  static double[] normalised(double[] numbers) {
    double sum = 0;
    for (double number : numbers) sum += number;
    if (!(sum > 0)) {
      throw new FlawedMatrixException(
          List.of(Flaw.ofAll("All weights are 0.", "Give at least one criterion a weight.")));
    }
    double[] shares = new double[numbers.length];
    for (int i = 0; i < shares.length; i++) shares[i] = numbers[i] / sum;
    return shares;
  }
}
