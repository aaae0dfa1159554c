package org.whalecurve.value.card;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Penalised logistic regression by Newton's method (iteratively reweighted least squares) with step
 * halving.
 *
 * @param coefficients the intercept first
 * @param information second derivatives of the log-likelihood, its sign changed, without penalty
 * @param curvature the same with the penalty
 * @param loss what was minimised: minus log-likelihood plus penalty
 * @param converged whether the steps came to rest
 */
record Logistic(
    double[] coefficients,
    double[][] information,
    RealMatrix curvature,
    double loss,
    boolean converged) {
  private static final int MAX_STEPS = 50;
  private static final double TOLERANCE = 1e-9;

  /**
   * @param start coefficients near those sought, of the first blocks at least; empty for none
   */
  static Logistic fit(Design design, Block.Strength strength, double[] start) {
    int size = design.columns();
    double[][] penalty = new double[size][size];
    for (Block block : design.blocks()) block.penalise(penalty, strength);
    double[] at = start.length == 0 ? nothing(design) : Arrays.copyOf(start, size);
    double loss = loss(design, penalty, at);
    for (int step = 1; ; step++) {
      double[][] information = new double[size][size];
      double[] gradient = derivatives(design, at, information);
      Array2DRowRealMatrix curvature = sum(information, penalty);
      subtractPenalty(gradient, penalty, at);
      double[] direction =
          new CholeskyDecomposition(curvature)
              .getSolver()
              .solve(new ArrayRealVector(gradient, false))
              .toArray();
      double decrement = dot(gradient, direction);
      boolean rests = decrement < TOLERANCE * (1 + Math.abs(loss));
      if (rests || step == MAX_STEPS) {
        return new Logistic(at, information, curvature, loss, rests);
      }
      double[] next = shorter(design, penalty, at, direction, loss);
      at = next;
      loss = loss(design, penalty, at);
    }
  }

  private static double[] nothing(Design design) {
    double[] at = new double[design.columns()];
    int events = 0;
    for (boolean event : design.outcome()) if (event) events++;
    at[0] = StrictMath.log((double) events / (design.outcome().length - events));
    return at;
  }

  private static double[] shorter(
      Design design, double[][] penalty, double[] at, double[] direction, double loss) {
    double length = 1;
    for (int halving = 0; halving < 30; halving++, length /= 2) {
      double[] next = at.clone();
      for (int i = 0; i < next.length; i++) next[i] += length * direction[i];
      if (loss(design, penalty, next) <= loss) return next;
    }
    return at;
  }

  private static double loss(Design design, double[][] penalty, double[] at) {
    double[] logOdds = design.logOdds(at);
    double loss = Ranking.logLoss(logOdds, design.outcome()) * logOdds.length;
    double extra = 0;
    for (int i = 0; i < at.length; i++) {
      for (int j = 0; j < at.length; j++) extra += at[i] * penalty[i][j] * at[j];
    }
    return loss + extra / 2;
  }

  private static double[] derivatives(Design design, double[] at, double[][] information) {
    double[] gradient = new double[at.length];
    double[] logOdds = design.logOdds(at);
    for (int row = 0; row < logOdds.length; row++) {
      double p = Ranking.sigmoid(logOdds[row]);
      double residual = (design.outcome()[row] ? 1 : 0) - p;
      double weight = p * (1 - p);
      int[] columns = design.rows()[row];
      gradient[0] += residual;
      information[0][0] += weight;
      for (int a = 0; a < columns.length; a++) {
        double[] line = information[columns[a]];
        gradient[columns[a]] += residual;
        line[0] += weight;
        for (int b = 0; b <= a; b++) line[columns[b]] += weight;
      }
    }
    for (int i = 0; i < at.length; i++) {
      for (int j = 0; j < i; j++) information[j][i] = information[i][j];
    }
    return gradient;
  }

  private static Array2DRowRealMatrix sum(double[][] a, double[][] b) {
    double[][] sum = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) sum[i][j] = a[i][j] + b[i][j];
    }
    return new Array2DRowRealMatrix(sum, false);
  }

  private static void subtractPenalty(double[] gradient, double[][] penalty, double[] at) {
    for (int i = 0; i < at.length; i++) {
      for (int j = 0; j < at.length; j++) gradient[i] -= penalty[i][j] * at[j];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
    return sum;
  }
}
