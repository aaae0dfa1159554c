package org.whalecurve.value.lifetime;

import java.util.List;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.whalecurve.value.lifetime.Likelihood.Parameter;

/** What is made as small as possible: the likelihood's negative, plus the penalty. */
final class Objective {
  /** Step of the differences of gradients; the error of a second derivative is its square. */
  private static final double STEP = 1e-4;

  /** Eigenvalues smaller than this part of the largest are taken as that large. */
  private static final double FLATTEST = 1e-12;

  /** Distance in a coordinate from which a point is at the border. */
  private static final double BORDER = 1e-3;

  private final Likelihood likelihood;
  private final List<Parameter> parameters;
  private final double weight;
  private int evaluations;

  Objective(Likelihood likelihood, double penalty) {
    this.likelihood = likelihood;
    this.parameters = likelihood.parameters();
    this.weight = penalty * likelihood.customers();
  }

  int size() {
    return parameters.size();
  }

  int evaluations() {
    return evaluations;
  }

  double value(double[] at, double[] gradient) {
    evaluations++;
    double value = -likelihood.value(at, gradient);
    for (int i = 0; i < at.length; i++) {
      Parameter parameter = parameters.get(i);
      double size = parameter.value(at[i]) / parameter.scale();
      value += weight * size * size;
      double slope = 2 * weight * size * (parameter.positive() ? size : 1 / parameter.scale());
      gradient[i] = slope - gradient[i];
    }
    for (double part : gradient) if (!Double.isFinite(part)) return Double.POSITIVE_INFINITY;
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
  }

  /** Puts a point back between the borders. */
  double[] inside(double[] point) {
    double[] inside = point.clone();
    for (int i = 0; i < inside.length; i++) {
      Parameter parameter = parameters.get(i);
      inside[i] = Math.max(parameter.lowest(), Math.min(parameter.highest(), inside[i]));
    }
    return inside;
  }

  /** Which coordinates can still move: not at a border that the slope pushes against. */
  boolean[] free(double[] at, double[] gradient) {
    boolean[] free = new boolean[at.length];
    for (int i = 0; i < at.length; i++) {
      Parameter parameter = parameters.get(i);
      boolean low = at[i] <= parameter.lowest() + BORDER && gradient[i] >= 0;
      boolean high = at[i] >= parameter.highest() - BORDER && gradient[i] <= 0;
      free[i] = !low && !high;
    }
    return free;
  }

  /**
   * Holds fast the coordinates at a border that a step would push over it.
   *
   * @param free loses them
   * @return whether there were any
   */
  boolean block(double[] at, double[] step, boolean[] free) {
    boolean blocked = false;
    for (int i = 0; i < at.length; i++) {
      Parameter parameter = parameters.get(i);
      boolean out =
          (at[i] <= parameter.lowest() + BORDER && step[i] < 0)
              || (at[i] >= parameter.highest() - BORDER && step[i] > 0);
      if (free[i] && out) {
        free[i] = false;
        blocked = true;
      }
    }
    return blocked;
  }

  /** How often a step fits between a point and the first border it meets. */
  double room(double[] at, double[] step) {
    double room = Double.POSITIVE_INFINITY;
    for (int i = 0; i < at.length; i++) {
      double border = step[i] < 0 ? parameters.get(i).lowest() : parameters.get(i).highest();
      if (step[i] != 0) room = Math.min(room, (border - at[i]) / step[i]);
    }
    return room;
  }

  /** Second derivatives, from central differences of the gradient. */
  double[][] curvature(double[] at) {
    int n = at.length;
    double[][] curvature = new double[n][n];
    double[] up = new double[n];
    double[] down = new double[n];
    for (int i = 0; i < n; i++) {
      double[] moved = at.clone();
      moved[i] = at[i] + STEP;
      value(moved, up);
      moved[i] = at[i] - STEP;
      value(moved, down);
      for (int j = 0; j < n; j++) curvature[i][j] = (up[j] - down[j]) / (2 * STEP);
    }
    for (int i = 0; i < n; i++)
      for (int j = 0; j < i; j++)
        curvature[i][j] = curvature[j][i] = (curvature[i][j] + curvature[j][i]) / 2;
    return curvature;
  }

  /**
   * Newton's step over the free coordinates, always downhill: directions that curve the wrong way
   * are walked as if they curved the right way.
   */
  static double[] step(double[][] curvature, double[] gradient, boolean[] free) {
    double[] step = new double[gradient.length];
    int[] index = indexes(free);
    if (index.length == 0) return step;
    EigenDecompositionSymmetric eigen = eigen(curvature, index);
    double largest = 0;
    for (double value : eigen.getEigenvalues()) largest = Math.max(largest, Math.abs(value));
    for (int e = 0; e < index.length; e++) {
      double value = Math.max(Math.abs(eigen.getEigenvalue(e)), largest * FLATTEST);
      if (value == 0) value = 1;
      double[] direction = eigen.getEigenvector(e).toArray();
      double along = 0;
      for (int i = 0; i < index.length; i++) along += direction[i] * gradient[index[i]];
      for (int i = 0; i < index.length; i++) step[index[i]] -= along / value * direction[i];
    }
    return step;
  }

  /** The inverse over the free coordinates, zero for the others; null where there is none. */
  static double[][] inverse(double[][] curvature, boolean[] free) {
    double[][] inverse = new double[free.length][free.length];
    int[] index = indexes(free);
    if (index.length == 0) return null;
    EigenDecompositionSymmetric eigen = eigen(curvature, index);
    for (int e = 0; e < index.length; e++) {
      double value = eigen.getEigenvalue(e);
      if (!(value > 0) || value < eigen.getEigenvalue(0) * FLATTEST) return null;
      double[] direction = eigen.getEigenvector(e).toArray();
      for (int i = 0; i < index.length; i++)
        for (int j = 0; j < index.length; j++)
          inverse[index[i]][index[j]] += direction[i] * direction[j] / value;
    }
    return inverse;
  }

  private static int[] indexes(boolean[] free) {
    return java.util.stream.IntStream.range(0, free.length).filter(i -> free[i]).toArray();
  }

  private static EigenDecompositionSymmetric eigen(double[][] matrix, int[] index) {
    double[][] part = new double[index.length][index.length];
    for (int i = 0; i < index.length; i++)
      for (int j = 0; j < index.length; j++) part[i][j] = matrix[index[i]][index[j]];
    return new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(part));
  }
}
