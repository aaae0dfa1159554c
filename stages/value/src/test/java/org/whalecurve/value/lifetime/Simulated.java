package org.whalecurve.value.lifetime;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Customers who buy and leave exactly as a model says. The same for the same seed. */
final class Simulated {
  /**
   * One of them.
   *
   * @param alive whether he is still there at the end of the observation
   * @param later his transactions in the time after it that was asked for
   */
  record Customer(int x, double recency, double age, boolean alive, int later, double[] traits) {}

  private final RepeatModel model;
  private final double[] values;
  private final Random random;
  private final List<Customer> customers = new ArrayList<>();
  private double logIntervals;

  Simulated(RepeatModel model, long seed, double... values) {
    this.model = model;
    this.values = values;
    this.random = new Random(seed);
  }

  /**
   * Adds customers.
   *
   * @param shortest ages are even between it and the longest
   * @param later time after the observation
   */
  Simulated add(int number, double shortest, double longest, double later, double... traits) {
    for (int i = 0; i < number; i++) {
      double age = shortest + (longest - shortest) * random.nextDouble();
      customers.add(
          model instanceof ParetoNbd
              ? pareto(age, later, traits)
              : geometric((BetaGeometric) model, age, later, traits));
    }
    return this;
  }

  List<Customer> customers() {
    return customers;
  }

  Histories histories(String... traits) {
    Histories.Builder builder = new Histories.Builder(TimeUnit.WEEK, List.of(traits));
    for (Customer c : customers) builder.add(c.x, c.recency, c.age, 1, c.traits);
    return builder.build().withLogIntervals(logIntervals);
  }

  private Customer pareto(double age, double later, double[] traits) {
    double[] own = ParetoNbdLikelihood.of(values, traits);
    double rate = gamma(own[0]) / own[1];
    double end = exponential(gamma(own[2]) / own[3]);
    double time = exponential(rate);
    double last = 0;
    int x = 0;
    for (; time <= Math.min(age, end); time += exponential(rate), x++) last = time;
    int after = 0;
    for (; time <= Math.min(age + later, end); time += exponential(rate)) if (time > age) after++;
    return new Customer(x, last, age, end > age, after, traits);
  }

  private Customer geometric(BetaGeometric kind, double age, double later, double[] traits) {
    double[] own = BetaGeometricLikelihood.of(values, traits);
    double rate = gamma(own[0]) / own[1];
    double one = gamma(own[2]);
    double p = one / (one + gamma(own[3]));
    boolean alive = !kind.atZero() || random.nextDouble() >= p;
    double last = 0;
    int x = 0;
    double time = interval(kind.k(), rate);
    for (; alive && time <= age; time += interval(kind.k(), rate), x++) {
      logIntervals += Math.log(time - last);
      last = time;
      alive = random.nextDouble() >= p;
    }
    int after = 0;
    for (boolean there = alive; there && time <= age + later; time += interval(kind.k(), rate)) {
      after++;
      there = random.nextDouble() >= p;
    }
    return new Customer(x, last, age, alive, after, traits);
  }

  private double interval(int k, double rate) {
    double sum = 0;
    for (int i = 0; i < k; i++) sum += exponential(rate);
    return sum;
  }

  private double exponential(double rate) {
    return -Math.log(1 - random.nextDouble()) / rate;
  }

  /** Marsaglia and Tsang 2000. */
  private double gamma(double shape) {
    if (shape < 1) return gamma(shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
    double d = shape - 1.0 / 3;
    while (true) {
      double normal = random.nextGaussian();
      double v = Math.pow(1 + normal / Math.sqrt(9 * d), 3);
      if (v <= 0) continue;
      if (Math.log(1 - random.nextDouble()) < normal * normal / 2 + d - d * v + d * Math.log(v))
        return d * v;
    }
  }
}
