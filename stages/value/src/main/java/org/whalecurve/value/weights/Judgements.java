package org.whalecurve.value.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One expert's pairwise comparisons: how many times more the criterion of the row counts than the
 * criterion of the column. Positive, 1 on the diagonal, and reciprocal.
 */
public final class Judgements {
  /** More criteria than anybody compares in pairs. */
  public static final int CRITERIA_MAX = 100;

  /** The smaller of two reciprocal values may be written with two decimals: 0.33 for 1/3. */
  private static final double ROUNDED = 0.005 + 1e-9;

  private final double[][] values;

  private Judgements(double[][] values) {
    this.values = values;
  }

  /**
   * Checks a matrix. Where the smaller of a pair is a rounded reciprocal of the larger, the exact
   * reciprocal takes its place.
   *
   * @throws FlawedMatrixException with every cell that is wrong
   */
  public static Judgements of(double[][] matrix) {
    List<Flaw> flaws = flaws(matrix);
    if (!flaws.isEmpty()) throw new FlawedMatrixException(flaws);
    int n = matrix.length;
    double[][] exact = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        boolean larger = matrix[i][j] >= matrix[j][i];
        exact[i][j] = i == j ? 1 : larger ? matrix[i][j] : 1 / matrix[j][i];
      }
    }
    return new Judgements(exact);
  }

  private static List<Flaw> flaws(double[][] matrix) {
    List<Flaw> flaws = new ArrayList<>();
    int n = matrix.length;
    if (n < 2 || n > CRITERIA_MAX) {
      flaws.add(
          Flaw.ofAll(
              "There are " + n + " criteria; 2 to " + CRITERIA_MAX + " can be compared in pairs.",
              "Give one row and one column for each criterion."));
      return flaws;
    }
    for (int i = 0; i < n; i++) {
      if (matrix[i].length == n) continue;
      flaws.add(
          new Flaw(
              i,
              -1,
              "Row " + (i + 1) + " has " + matrix[i].length + " values; there are " + n + " rows.",
              "Comparisons form a square: as many columns as rows."));
    }
    if (!flaws.isEmpty()) return flaws;
    for (int i = 0; i < n; i++) for (int j = 0; j <= i; j++) checkPair(matrix, i, j, flaws);
    return flaws;
  }

  private static void checkPair(double[][] matrix, int i, int j, List<Flaw> flaws) {
    boolean fine = checkPositive(matrix, i, j, flaws);
    if (i != j) fine &= checkPositive(matrix, j, i, flaws);
    if (!fine) return;
    if (i == j) {
      if (Math.abs(matrix[i][i] - 1) > 1e-9) flaws.add(diagonal(matrix, i));
    } else if (!reciprocal(matrix[i][j], matrix[j][i])) {
      flaws.add(notReciprocal(matrix, i, j));
    }
  }

  private static boolean checkPositive(double[][] matrix, int i, int j, List<Flaw> flaws) {
    double value = matrix[i][j];
    if (value > 0 && value < Double.POSITIVE_INFINITY) return true;
    flaws.add(
        new Flaw(
            i,
            j,
            "A comparison is a positive number; " + shown(value) + " is none.",
            "Write 5 for 'five times as important', 1/5 for the opposite."));
    return false;
  }

  private static Flaw diagonal(double[][] matrix, int i) {
    return new Flaw(
        i,
        i,
        "A criterion compared with itself is 1, not " + shown(matrix[i][i]) + ".",
        "Write 1 on the diagonal.");
  }

  private static Flaw notReciprocal(double[][] matrix, int i, int j) {
    String message =
        String.format(
            "Row %d, column %d says %s, so row %d, column %d must say %s; it says %s.",
            j + 1,
            i + 1,
            shown(matrix[j][i]),
            i + 1,
            j + 1,
            SaatyScale.text(1 / matrix[j][i]),
            shown(matrix[i][j]));
    return new Flaw(i, j, message, "Correct one of the two: each is 1 divided by the other.");
  }

  private static boolean reciprocal(double a, double b) {
    return Math.abs(Math.min(a, b) - 1 / Math.max(a, b)) <= ROUNDED;
  }

  static String shown(double value) {
    if (!Double.isFinite(value)) return "no number";
    String text = String.format(Locale.ROOT, "%.6f", value);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }

  public int size() {
    return values.length;
  }

  /** How many times more {@code row} counts than {@code column}; both from 0. */
  public double get(int row, int column) {
    return values[row][column];
  }

  /** The same judgements with one comparison, and its reciprocal, changed. */
  Judgements with(int row, int column, double value) {
    double[][] changed = copy();
    changed[row][column] = value;
    changed[column][row] = 1 / value;
    return new Judgements(changed);
  }

  double[][] copy() {
    double[][] copy = new double[values.length][];
    for (int i = 0; i < copy.length; i++) copy[i] = values[i].clone();
    return copy;
  }

  /**
   * A group's judgements: the geometric mean of each comparison, which alone keeps them reciprocal
   * (Aczél and Saaty, Journal of Mathematical Psychology 27, 1983).
   *
   * @param shares how much each expert counts; any positive numbers
   */
  public static Judgements group(List<Judgements> experts, double[] shares) {
    int n = experts.get(0).size();
    double total = 0;
    for (double share : shares) total += share;
    double[][] mean = new double[n][n];
    for (int i = 0; i < n; i++) {
      mean[i][i] = 1;
      for (int j = 0; j < i; j++) {
        double logarithm = 0;
        for (int e = 0; e < experts.size(); e++) {
          logarithm += shares[e] / total * Math.log(experts.get(e).values[i][j]);
        }
        mean[i][j] = Math.exp(logarithm);
        mean[j][i] = 1 / mean[i][j];
      }
    }
    return new Judgements(mean);
  }
}
