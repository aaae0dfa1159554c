package org.whalecurve.value.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Weights from data alone: a criterion counts the more, the more it tells alternatives apart. A
 * criterion that is the same for all has weight 0.
 */
public final class Spread {
  private Spread() {}

  /**
   * Weights by criterion.
   *
   * @param weights sum to 1
   * @param information what each weight is proportional to: 1 − entropy, or CRITIC's C
   * @param note what is unusual about them; may be empty
   */
  public record Result(double[] weights, double[] information, String note) {}

  /**
   * Entropy weights: with p the share of an alternative in a criterion's sum and m alternatives, e
   * = −Σ p ln p / ln m and the weight is proportional to 1 − e (Hwang and Yoon, Multiple Attribute
   * Decision Making, 1981). 0 ln 0 counts as 0. Whether more is better makes no difference.
   *
   * @param data alternatives by criteria, not negative
   * @throws FlawedMatrixException where there are negative values, fewer than two alternatives, or
   *     nothing that differs
   */
  public static Result entropy(double[][] data) {
    check(data, true);
    int columns = data[0].length;
    double[] information = new double[columns];
    for (int j = 0; j < columns; j++) {
      information[j] = isConstant(data, j) ? 0 : 1 - entropy(data, j);
    }
    return result(information, "");
  }

  private static double entropy(double[][] data, int column) {
    double sum = 0;
    for (double[] row : data) sum += row[column];
    double entropy = 0;
    for (double[] row : data) {
      double p = row[column] / sum;
      if (p > 0) entropy -= p * Math.log(p);
    }
    return entropy / Math.log(data.length);
  }

  /**
   * CRITIC, criteria importance through intercriteria correlation: each criterion is brought to 0 …
   * 1, and its weight is proportional to its standard deviation times the sum of 1 − correlation
   * with every other criterion (Diakoulaki, Mavrotas and Papayannakis, Computers and Operations
   * Research 22(7), 1995). Where all criteria say the same, the sums are 0 and the standard
   * deviations alone decide.
   *
   * @param data alternatives by criteria
   * @param cost criteria of which less is better
   * @throws FlawedMatrixException where there are fewer than two alternatives or nothing differs
   */
  public static Result critic(double[][] data, boolean[] cost) {
    check(data, false);
    double[][] columns = normalised(data, cost);
    double[] deviation = new double[columns.length];
    for (int j = 0; j < columns.length; j++) deviation[j] = deviation(columns[j]);
    double[] information = new double[columns.length];
    double total = 0;
    for (int j = 0; j < columns.length; j++) {
      information[j] = deviation[j] * conflict(columns, deviation, j);
      total += information[j];
    }
    if (total > 1e-12) return result(information, "");
    return result(deviation, "All criteria order the alternatives alike; weights by spread alone.");
  }

  private static double conflict(double[][] columns, double[] deviation, int j) {
    double conflict = 0;
    for (int k = 0; k < columns.length; k++) {
      if (k == j || deviation[k] == 0 || deviation[j] == 0) continue;
      conflict += 1 - covariance(columns[j], columns[k]) / (deviation[j] * deviation[k]);
    }
    return Math.max(0, conflict);
  }

  private static double[][] normalised(double[][] data, boolean[] cost) {
    double[][] columns = new double[data[0].length][data.length];
    for (int j = 0; j < columns.length; j++) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (double[] row : data) {
        least = Math.min(least, row[j]);
        most = Math.max(most, row[j]);
      }
      for (int i = 0; i < data.length; i++) {
        double share = most == least ? 0 : (data[i][j] / 2 - least / 2) / (most / 2 - least / 2);
        columns[j][i] = cost[j] && most != least ? 1 - share : share;
      }
    }
    return columns;
  }

  private static double deviation(double[] x) {
    return Math.sqrt(covariance(x, x));
  }

  private static double covariance(double[] x, double[] y) {
    double meanX = mean(x);
    double meanY = mean(y);
    double sum = 0;
    for (int i = 0; i < x.length; i++) sum += (x[i] - meanX) * (y[i] - meanY);
    return sum / (x.length - 1);
  }

  private static double mean(double[] x) {
    double sum = 0;
    for (double value : x) sum += value;
    return sum / x.length;
  }

  private static boolean isConstant(double[][] data, int column) {
    for (double[] row : data) if (row[column] != data[0][column]) return false;
    return true;
  }

  private static Result result(double[] information, String note) {
    return new Result(Mixture.normalised(information), information, note);
  }

  private static void check(double[][] data, boolean shares) {
    List<Flaw> flaws = new ArrayList<>();
    if (data.length < 2) {
      flaws.add(
          Flaw.ofAll(
              "There are " + data.length + " alternatives; weights from data need at least 2.",
              "Give one row for each alternative."));
    } else {
      checkCells(data, shares, flaws);
      if (flaws.isEmpty()) checkInformation(data, flaws);
    }
    if (!flaws.isEmpty()) throw new FlawedMatrixException(flaws);
  }

  private static void checkCells(double[][] data, boolean shares, List<Flaw> flaws) {
    for (int i = 0; i < data.length; i++) {
      for (int j = 0; j < data[0].length; j++) {
        double value = data[i][j];
        if (!Double.isFinite(value)) {
          flaws.add(new Flaw(i, j, "There is no number.", "Fill it in, or leave the row out."));
        } else if (shares && value < 0) {
          String message =
              String.format(
                  Locale.ROOT,
                  "Entropy takes shares of a sum, and %s is negative.",
                  Judgements.shown(value));
          flaws.add(
              new Flaw(
                  i,
                  j,
                  message,
                  "Use critic, which takes any numbers, or leave the criterion out."));
        }
      }
    }
  }

  private static void checkInformation(double[][] data, List<Flaw> flaws) {
    for (int j = 0; j < data[0].length; j++) if (!isConstant(data, j)) return;
    flaws.add(
        Flaw.ofAll(
            "Every criterion is the same for all alternatives: nothing tells them apart.",
            "Give weights from judgements (ahp), or take criteria that differ."));
  }
}
