package org.whalecurve.value.lifetime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.whalecurve.value.numeric.Timeline;

/**
 * The sum over distinct histories of a model with four positive parameters, which customers' traits
 * multiply (Fader and Hardie 2007, "Incorporating time-invariant covariates into the Pareto/NBD and
 * BG/NBD models"): a trait z with coefficient g turns a parameter p into {@code p exp(g z)} or
 * {@code p exp(-g z)}. Customers of equal traits form a group. The work is cut into the same blocks
 * on every machine and their sums are added in the same order, so that the result does not depend
 * on the number of threads.
 */
abstract class GroupedLikelihood implements Likelihood {
  /** Parameters of a model without covariates. */
  static final int BASE = 4;

  /** From this many distinct histories on, starting points are tried on a part of them. */
  private static final int MANY = 15_000;

  /** Customers in such a part. */
  private static final double SAMPLE = 20_000;

  private final RepeatModel model;
  private final Histories histories;
  private final Timeline timeline;
  private final List<Parameter> parameters;
  private final double customers;
  private final double[][] traits;
  private final int[] blockFrom;
  private final int[] blockTo;
  private final int[] blockGroup;

  GroupedLikelihood(RepeatModel model, Histories histories, boolean byFrequency) {
    this.model = model;
    this.histories = histories;
    this.timeline = histories.timeline();
    this.customers = histories.customers();
    this.parameters = parameters(model, histories);
    List<double[]> groups = new ArrayList<>();
    List<int[]> blocks = new ArrayList<>();
    for (int i = 0; i < histories.size(); i++) {
      boolean newGroup = i == 0 || !Arrays.equals(histories.traits(i), histories.traits(i - 1));
      if (newGroup) groups.add(histories.traits(i));
      int[] last = newGroup ? null : blocks.get(blocks.size() - 1);
      boolean full =
          last == null
              || (byFrequency
                  ? histories.frequency(i) != histories.frequency(i - 1)
                  : i - last[0] >= 4096);
      if (full) blocks.add(new int[] {i, i + 1, groups.size() - 1});
      else last[1] = i + 1;
    }
    traits = groups.toArray(double[][]::new);
    blockFrom = blocks.stream().mapToInt(block -> block[0]).toArray();
    blockTo = blocks.stream().mapToInt(block -> block[1]).toArray();
    blockGroup = blocks.stream().mapToInt(block -> block[2]).toArray();
  }

  private static List<Parameter> parameters(RepeatModel model, Histories histories) {
    List<Parameter> parameters = new ArrayList<>();
    for (String name : model.parameters()) {
      boolean time = name.equals("alpha") || name.equals("beta");
      parameters.add(new Parameter(name, true, time ? histories.longest() : 1));
    }
    for (String trait : histories.covariates()) parameters.add(Parameter.real("trans_" + trait));
    for (String trait : histories.covariates()) parameters.add(Parameter.real("life_" + trait));
    return parameters;
  }

  /**
   * Signs with which the traits enter: +1 multiplies the parameter by exp(g z), −1 by exp(−g z), 0
   * leaves it; the second parameter belongs to purchasing, the third and fourth to leaving.
   */
  static double[] of(double[] values, double[] traits, double[] signs) {
    double purchasing = 0;
    double leaving = 0;
    for (int t = 0; t < traits.length; t++) {
      purchasing += values[BASE + t] * traits[t];
      leaving += values[BASE + traits.length + t] * traits[t];
    }
    return new double[] {
      values[0],
      values[1] * Math.exp(signs[1] * purchasing),
      values[2] * Math.exp(signs[2] * leaving),
      values[3] * Math.exp(signs[3] * leaving)
    };
  }

  /** How traits enter the four parameters, see {@link #of}. */
  abstract double[] signs();

  /** Prepares what the histories of one group have in common. */
  abstract Group group(double[] values);

  /** What does not depend on the parameters. */
  double constant() {
    return 0;
  }

  /** One group at given values of its parameters. */
  interface Group {
    /**
     * Adds up a block of histories: the log-likelihood in place 0, the derivatives by the
     * logarithms of the four parameters in 1 to 4.
     */
    void add(int block, double[] sums);

    /**
     * Puts for every history of a block the probability that the customer is alive and at a stage
     * between two purchases; most models have one stage.
     *
     * @param out by stage and history
     */
    void alive(int block, double[][] out);

    /** The future of a customer who is alive and at a stage: it does not depend on his recency. */
    Future prospect(int frequency, double age, int stage);
  }

  /** Number of stages between two purchases. */
  int stages() {
    return 1;
  }

  int blocks() {
    return blockFrom.length;
  }

  /** First history of a block. */
  int from(int block) {
    return blockFrom[block];
  }

  /** The history behind the last one of a block. */
  int to(int block) {
    return blockTo[block];
  }

  Histories histories() {
    return histories;
  }

  Timeline timeline() {
    return timeline;
  }

  /** Whether a table over all times is cheaper than computing each history's own. */
  boolean tabulated() {
    return traits.length * (long) timeline.size() <= 2L * histories.size();
  }

  @Override
  public String model() {
    return model.name();
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }

  @Override
  public double customers() {
    return customers;
  }

  @Override
  public Optional<Likelihood> sample() {
    double n = customers / SAMPLE;
    if (histories.size() < MANY || n <= 1) return Optional.empty();
    return Optional.of(model.likelihood(histories.everyNth(n)));
  }

  @Override
  public double value(double[] coordinates, double[] gradient) {
    double[] values = new double[coordinates.length];
    for (int i = 0; i < values.length; i++) values[i] = parameters.get(i).value(coordinates[i]);
    Group[] groups = groups(values);
    double[][] sums = new double[blockFrom.length][BASE + 1];
    IntStream blocks = IntStream.range(0, blockFrom.length);
    (histories.size() > 1000 ? blocks.parallel() : blocks)
        .forEach(b -> groups[blockGroup[b]].add(b, sums[b]));
    double value = constant();
    double[] slope = new double[coordinates.length];
    for (int b = 0; b < sums.length; b++) {
      value += sums[b][0];
      chain(sums[b], traits[blockGroup[b]], slope);
    }
    if (gradient != null) System.arraycopy(slope, 0, gradient, 0, slope.length);
    return value;
  }

  /** All groups at given parameters and coefficients. */
  Group[] groups(double[] values) {
    return Arrays.stream(traits).map(z -> group(of(values, z, signs()))).toArray(Group[]::new);
  }

  /** The second parameter, a time, of the group of a block. */
  double scale(double[] values, int block) {
    return of(values, traits[blockGroup[block]], signs())[1];
  }

  /** Number of the group of a block. */
  int groupOf(int block) {
    return blockGroup[block];
  }

  /** Passes a group's derivatives on to the parameters and coefficients behind them. */
  private void chain(double[] sums, double[] z, double[] slope) {
    double[] signs = signs();
    for (int p = 0; p < BASE; p++) slope[p] += sums[p + 1];
    for (int t = 0; t < z.length; t++) {
      slope[BASE + t] += z[t] * signs[1] * sums[2];
      slope[BASE + z.length + t] += z[t] * (signs[2] * sums[3] + signs[3] * sums[4]);
    }
  }
}
