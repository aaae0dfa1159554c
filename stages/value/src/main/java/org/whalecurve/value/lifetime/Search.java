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

  /** How far it is tried to go on in one direction. */
  private static final double FARTHEST = 12;

  /** Part of the promised gain beyond which a full step was too short. */
  private static final double TOO_SHORT = 0.58;

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
      double[] step = step(free);
      gain = gain(step);
      boolean done = gain <= tolerance();
      if ((done && !fresh) || !Double.isFinite(gain)) {
        if (fresh) return end(free, false, "the second derivatives are not numbers");
        refresh();
      } else if (done) {
        polish(step);
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

  /** Newton's step, without the coordinates that it would push over a border. */
  private double[] step(boolean[] free) {
    double[] step = Objective.step(curvature, gradient, free);
    while (objective.block(at, step, free)) step = Objective.step(curvature, gradient, free);
    return step;
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

  /** Takes the last step too: with fresh second derivatives it doubles the digits. */
  private void polish(double[] step) {
    Move last = new Move(step, Math.min(1, objective.room(at, step)));
    if (!(last.reached <= value + Math.abs(value) * NOISE)) return;
    at = last.to;
    value = last.reached;
    gradient = last.slope;
    gain = gain(Objective.step(curvature, gradient, objective.free(at, gradient)));
  }

  /** Moves along the step as far as that pays; false where it does not pay at any length. */
  private boolean walk(double[] step) {
    double longest = 0;
    for (double part : step) longest = Math.max(longest, Math.abs(part));
    double room = objective.room(at, step);
    double length = Math.min(Math.min(1, room), LONGEST / longest);
    Move move = new Move(step, length);
    for (int halving = 0; halving < HALVINGS && !move.pays(); halving++) {
      length /= 2;
      move = new Move(step, length);
    }
    if (!move.pays()) return false;
    // Towards a border infinitely far away each step of Newton's is too short: try longer ones.
    while (move.ratio() > TOO_SHORT && length < room && length * longest < FARTHEST) {
      length = Math.min(2 * length, room);
      Move longer = new Move(step, length);
      if (!(longer.reached < move.reached - (value - move.reached) / 20)) break;
      move = longer;
    }
    move(move);
    return true;
  }

  /** A point along a step. */
  private final class Move {
    private final double[] to;
    private final double[] slope;
    private final double promised;
    private final double reached;

    Move(double[] step, double length) {
      double[] next = at.clone();
      for (int i = 0; i < next.length; i++) next[i] += length * step[i];
      to = objective.inside(next);
      double sum = 0;
      for (int i = 0; i < to.length; i++) sum += gradient[i] * (to[i] - at[i]);
      promised = sum;
      slope = new double[to.length];
      reached = objective.value(to, slope);
    }

    boolean pays() {
      return promised < 0 && reached <= value + ENOUGH * promised;
    }

    /** What was gained of what the slope promised; one half where the objective is a parabola. */
    double ratio() {
      return (reached - value) / promised;
    }
  }

  /** Takes the new point; learns from it how the objective curves. */
  private void move(Move move) {
    double[] moved = new double[at.length];
    double[] turned = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      moved[i] = move.to[i] - at[i];
      turned[i] = move.slope[i] - gradient[i];
    }
    double ratio = move.ratio();
    at = move.to;
    value = move.reached;
    gradient = move.slope;
    fresh = false;
    // Far from one half the old second derivatives mislead.
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
