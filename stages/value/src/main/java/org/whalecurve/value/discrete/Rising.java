package org.whalecurve.value.discrete;

/**
 * Rising factorials {@code p (p + 1) … (p + k − 1) = Γ(p + k) / Γ(p)} for k = 0 … n, as logarithms,
 * with their slopes in p. Ratios of beta functions whose arguments differ by whole numbers are made
 * of these: no gamma function is needed, and nothing cancels.
 */
final class Rising {
  private final double[] logs;
  private final double[] slopes;

  Rising(double p, int n) {
    logs = new double[n + 1];
    slopes = new double[n + 1];
    for (int k = 0; k < n; k++) {
      logs[k + 1] = logs[k] + Math.log(p + k);
      slopes[k + 1] = slopes[k] + 1 / (p + k);
    }
  }

  /** {@code ln Γ(p + k) − ln Γ(p)}. */
  double log(int k) {
    return logs[k];
  }

  /** Its derivative in p, {@code ψ(p + k) − ψ(p)}. */
  double slope(int k) {
    return slopes[k];
  }
}
