package org.whalecurve.value.weights;

/** The scale of pairwise judgements: 1 to 9 and their reciprocals (Saaty 1980). */
final class SaatyScale {
  private static final int MOST = 9;

  private SaatyScale() {}

  /** The nearest value of the scale, by ratio. */
  static double nearest(double ratio) {
    if (ratio < 1) return 1 / nearest(1 / ratio);
    double best = 1;
    for (int value = 2; value <= MOST; value++) {
      if (Math.abs(Math.log(ratio / value)) < Math.abs(Math.log(ratio / best))) best = value;
    }
    return best;
  }

  /** {@code 5}, {@code 1/5}, or a decimal where the number is neither. */
  static String text(double value) {
    double large = value < 1 ? 1 / value : value;
    if (Math.abs(large - Math.rint(large)) > 1e-9) return Judgements.shown(value);
    String whole = Long.toString(Math.round(large));
    return value < 1 ? "1/" + whole : whole;
  }
}
