package org.whalecurve.samples.internal.files;

import java.util.SplittableRandom;

/** Random numbers that are the same on every machine: no platform mathematics. */
public final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final SplittableRandom random;

  /** The dice of one topic and number; independent of all others of the same seed. */
  public Dice(long seed, int topic, long number) {
    random = new SplittableRandom(seed * GOLDEN ^ (number * 64 + topic) * 0xD1342543DE82EF95L);
  }

  public boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  public double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** A whole number from low to high, both possible. */
  public int whole(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  public <T> T oneOf(T[] values) {
    return values[random.nextInt(values.length)];
  }

  /** A positive number with mean 1 and a heavy tail upwards. */
  public double logNormal(double sigma) {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    double gauss = radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    return StrictMath.exp(sigma * gauss - sigma * sigma / 2);
  }

  /** How many of something happen, given the mean of a month. */
  public int count(double mean) {
    double limit = StrictMath.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit && count < 50) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
