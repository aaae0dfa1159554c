package org.whalecurve.value.numeric;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/** Points and weights of a Gauss-Legendre rule on 0 … 1. */
public final class Rule {
  /** Exact to the last digits for exp(-c y), c up to 0.05, and gentler functions. */
  public static final Rule TINY = new Rule(3);

  /** Exact to the last digits for exp(-c y), c up to 1, and gentler functions. */
  public static final Rule SHORT = new Rule(6);

  /** Exact to the last digits for exp(-c y), c up to 10, and gentler functions. */
  public static final Rule LONG = new Rule(16);

  private final double[] points;
  private final double[] weights;

  private Rule(int size) {
    GaussIntegrator integrator = new GaussIntegratorFactory().legendre(size, 0, 1);
    points = new double[size];
    weights = new double[size];
    for (int i = 0; i < size; i++) {
      points[i] = integrator.getPoint(i);
      weights[i] = integrator.getWeight(i);
    }
  }

  public int size() {
    return points.length;
  }

  public double point(int index) {
    return points[index];
  }

  public double weight(int index) {
    return weights[index];
  }
}
