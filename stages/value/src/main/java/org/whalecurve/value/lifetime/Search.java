package org.whalecurve.value.lifetime;

import java.util.Locale;

/**
 * Walks from one starting point to a minimum: Newton's steps with second derivatives taken by
 * differences of gradients, kept up to date by the BFGS formula while it predicts well, computed
 * anew where it does not and always before the end is declared.
 */
final class Search {
  /** No coordinate moves further than this at once. */
  private static final double LONGEST = 3;

  /** Part of the promised gain that a step must bring. */
  private static final double ENOUGH = 1e-4;

  /** Iterations after which a ten times smaller gain is not worth the search any more. */
  private static final int PATIENCE = 40;

  private static final int HALVINGS = 40;

  /** Relative error of a sum over all customers, below which no gain can be seen. */
  private static final double NOISE = 1e-14;

  private final Objective objective;
  private final MaximumLikelihood.Options options;
  private double[] at;
  private double[] gradient;
  private double value;
  private double[][] curvature;
  private boolean fresh;
  private double gain;
  private int iterations;

  Search(Objective objective, MaximumLikelihood.Options options) {
    this.objective = objective;
    this.options = options;
  }

  /**
   * Where a search ended.
   *
   * @param curvature second derivatives there
   * @param free coordinates that are not at a border
   */
  record End(
      double[] at,
      double value,
      double[][] curvature,
      boolean[] free,
      boolean converged,
      String verdict) {}

  /**
   * @param guess second derivatives known from a sample; null: computed
   */
  End from(double[] start, double[][] guess) {
    at = objective.inside(start);
    gradient = new double[at.length];
    value = objective.value(at, gradient);
    if (!Double.isFinite(value))
      return new End(at, value, null, null, false, "the likelihood is not a number at the start");
    curvature = guess;
    fresh = false;
    if (guess == null) refresh();
    for (iterations = 0; iterations < options.iterations(); iterations++) {
      boolean[] free = objective.free(at, gradient);
      double[] step = Objective.step(curvature, gradient, free);
      gain = gain(step);
      boolean done = gain <= tolerance();
      if ((done && !fresh) || !Double.isFinite(gain)) {
        if (fresh) return end(free, false, "the second derivatives are not numbers");
        refresh();
      } else if (done) {
        return end(free, true, "a maximum");
      } else if (!walk(step)) {
        if (fresh) return end(free, gain < 1e-6, "no better point in the direction of the maximum");
        refresh();
      }
    }
    if (!fresh) refresh();
    return end(objective.free(at, gradient), false, "the limit of iterations");
  }

  /** The longer the search lasts, on a ridge without end, the less is asked. */
  private double tolerance() {
    double asked = options.tolerance() * Math.pow(10, iterations / PATIENCE);
    return Math.max(asked, Math.abs(value) * NOISE);
  }

  private void refresh() {
    curvature = objective.curvature(at);
    fresh = true;
  }

  /** Half of the slope along a Newton step: what it promises to gain. */
  private double gain(double[] step) {
    double sum = 0;
    for (int i = 0; i < step.length; i++) sum -= step[i] * gradient[i];
    return sum / 2;
  }

  private End end(boolean[] free, boolean converged, String why) {
    double steepest = 0;
    for (int i = 0; i < free.length; i++)
      if (free[i]) steepest = Math.max(steepest, Math.abs(gradient[i]));
    String verdict =
        String.format(
            Locale.ROOT,
            "%s after %d iterations: the log-likelihood can rise by about %.1e, its steepest slope is"
                + " %.1e",
            why,
            iterations,
            gain,
            steepest);
    return new End(at, value, curvature, free, converged, verdict);
  }

  /** Moves along the step as far as that pays; false where it does not pay at any length. */
  private boolean walk(double[] step) {
    double longest = 0;
    for (double part : step) longest = Math.max(longest, Math.abs(part));
    double length = Math.min(1, LONGEST / longest);
    double[] slope = new double[at.length];
    for (int halving = 0; halving < HALVINGS; halving++, length /= 2) {
      double[] next = at.clone();
      for (int i = 0; i < next.length; i++) next[i] += length * step[i];
      next = objective.inside(next);
      double promised = 0;
      for (int i = 0; i < next.length; i++) promised += gradient[i] * (next[i] - at[i]);
      double reached = objective.value(next, slope);
      if (promised < 0 && reached <= value + ENOUGH * promised) {
        move(next, reached, slope, promised);
        return true;
      }
    }
    return false;
  }

  /** Takes the new point; learns from it how the objective curves. */
  private void move(double[] next, double reached, double[] slope, double promised) {
    double[] moved = new double[at.length];
    double[] turned = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      moved[i] = next[i] - at[i];
      turned[i] = slope[i] - gradient[i];
    }
    double ratio = (reached - value) / promised;
    at = next;
    value = reached;
    gradient = slope.clone();
    fresh = false;
    // A parabola gives exactly one half; far from it the old second derivatives mislead.
    if (ratio < 0.25 || ratio > 0.9 || !learn(moved, turned)) refresh();
  }

  /** The BFGS update; false where the two gradients contradict a minimum. */
  private boolean learn(double[] moved, double[] turned) {
    int n = moved.length;
    double[] expected = new double[n];
    double along = 0;
    double bend = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) expected[i] += curvature[i][j] * moved[j];
      along += moved[i] * turned[i];
      bend += moved[i] * expected[i];
    }
    if (!(along > 0) || !(bend > 0)) return false;
    double[][] updated = new double[n][n];
    for (int i = 0; i < n; i++)
      for (int j = 0; j < n; j++)
        updated[i][j] =
            curvature[i][j] + turned[i] * turned[j] / along - expected[i] * expected[j] / bend;
    curvature = updated;
    return true;
  }
}
