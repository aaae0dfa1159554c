package org.whalecurve.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Customers who buy and leave as Pareto/NBD or BG/NBD says, seen day by day over two years. */
final class Buyers {
  private static final int DAYS = 730;
  private final boolean pareto;
  private final Random random = new Random(20_240_501);

  Buyers(boolean pareto) {
    this.pareto = pareto;
  }

  /** The parameters behind them, in weeks. */
  double[] truth() {
    return pareto ? new double[] {0.6, 12, 0.6, 12} : new double[] {0.6, 12, 0.8, 2.5};
  }

  /** Writes customer, frequency, recency_days, age_days; first purchases are even over the days. */
  void write(Path file, int customers) throws IOException {
    try (PrintWriter csv = new PrintWriter(Files.newBufferedWriter(file))) {
      csv.println("customer_no,frequency,recency_days,age_days");
      for (int customer = 1; customer <= customers; customer++) {
        int[] history = history(random.nextDouble() * DAYS);
        csv.println(customer + "," + history[0] + "," + history[1] + "," + history[2]);
      }
    }
  }

  /** Purchases of one day count once, the first one's day included. */
  private int[] history(double first) {
    double[] truth = truth();
    double rate = gamma(truth[0]) / (truth[1] * 7);
    double chance = chance(truth);
    double end = pareto ? first + exponential(chance) : Double.MAX_VALUE;
    int firstDay = (int) first;
    int lastDay = firstDay;
    int frequency = 0;
    for (double time = first + exponential(rate);
        time <= Math.min(DAYS, end);
        time += exponential(rate)) {
      if ((int) time > lastDay) {
        lastDay = (int) time;
        frequency++;
      }
      if (!pareto && random.nextDouble() < chance) break;
    }
    return new int[] {frequency, lastDay - firstDay, DAYS - 1 - firstDay};
  }

  /** How fast a customer leaves, or how likely after a purchase. */
  private double chance(double[] truth) {
    double one = gamma(truth[2]);
    return pareto ? one / (truth[3] * 7) : one / (one + gamma(truth[3]));
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
      if (v > 0
          && Math.log(1 - random.nextDouble()) < normal * normal / 2 + d - d * v + d * Math.log(v))
        return d * v;
    }
  }
}
