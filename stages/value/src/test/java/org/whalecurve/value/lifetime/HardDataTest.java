package org.whalecurve.value.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Data at which searches fail: long horizons, counts to 2,000, few who bought again, customers all
 * alike. {@code -Dwhalecurve.hard=200} for many of them.
 */
class HardDataTest {
  private static final int SETS = Integer.getInteger("whalecurve.hard", 10);

  @Test
  void neverFarBelowTheBestOfTwentyStarts() {
    int fitted = 0;
    for (int seed = 0; seed < SETS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RepeatModel model = model(random.nextInt(4));
      Histories histories = histories(model, random, seed);
      if (histories.transactions() == 0) continue;
      fitted++;
      Fit fit = model.fit(histories, MaximumLikelihood.Options.DEFAULT);
      Fit best =
          MaximumLikelihood.fit(
              model.likelihood(histories),
              starts(random, histories.longest()),
              MaximumLikelihood.Options.DEFAULT);
      String set = "seed " + seed + " " + model.name() + " " + fit;
      assertThat(fit.converged()).as(set).isTrue();
      assertThat(fit.logLikelihood()).as(set).isGreaterThan(best.logLikelihood() - 1e-4);
      assertThat(fit.standardErrors().values()).as(set).allMatch(Double::isFinite);
    }
    assertThat(fitted).isGreaterThan(SETS / 2);
  }

  private static RepeatModel model(int kind) {
    return switch (kind) {
      case 0 -> new BetaGeometric(false, 1);
      case 1 -> new BetaGeometric(true, 1);
      case 2 -> new BetaGeometric(true, 3);
      default -> new ParetoNbd();
    };
  }

  private static Histories histories(RepeatModel model, SplittableRandom random, int seed) {
    double longest = between(random, 5, 10_000);
    double r = between(random, 0.05, 20);
    double alpha = r * longest / between(random, 0.02, 300);
    double third = between(random, 0.05, 20);
    double fourth = between(random, 0.05, 100);
    if (model instanceof ParetoNbd) fourth = third * longest * between(random, 0.02, 50);
    double shortest = random.nextBoolean() ? longest : 0.05 * longest;
    int customers = (int) between(random, 20, 1500);
    return new Simulated(model, seed, r, alpha, third, fourth)
        .add(customers, shortest, longest, 0)
        .histories();
  }

  private static List<double[]> starts(SplittableRandom random, double longest) {
    List<double[]> starts = new ArrayList<>();
    for (int i = 0; i < 20; i++)
      starts.add(
          new double[] {
            between(random, 0.02, 30),
            between(random, 0.001, 30) * longest,
            between(random, 0.02, 30),
            between(random, 0.001, 30) * (random.nextBoolean() ? longest : 1)
          });
    return starts;
  }

  private static double between(SplittableRandom random, double low, double high) {
    return low * Math.pow(high / low, random.nextDouble());
  }
}
