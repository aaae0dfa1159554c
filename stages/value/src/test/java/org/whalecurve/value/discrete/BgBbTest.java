package org.whalecurve.value.discrete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalecurve.value.lifetime.Fit;
import org.whalecurve.value.lifetime.MaximumLikelihood;

/**
 * The donors of Fader, Hardie & Shang 2010, "Customer-Base Analysis in a Discrete-Time
 * Noncontractual Setting", table 1: 11,104 customers with six opportunities.
 */
class BgBbTest {
  private static final BgBb PUBLISHED = new BgBb(1.204, 0.750, 0.657, 2.783, 20);

  /** Frequency, recency, customers. */
  private static final int[][] DONORS = {
    {6, 6, 1203},
    {5, 6, 728},
    {4, 6, 512},
    {3, 6, 357},
    {2, 6, 234},
    {1, 6, 129},
    {5, 5, 335},
    {4, 5, 284},
    {3, 5, 225},
    {2, 5, 173},
    {1, 5, 119},
    {4, 4, 240},
    {3, 4, 181},
    {2, 4, 155},
    {1, 4, 78},
    {3, 3, 322},
    {2, 3, 255},
    {1, 3, 129},
    {2, 2, 613},
    {1, 2, 277},
    {1, 1, 1091},
    {0, 0, 3464}
  };

  private static List<OpportunityHistory> donors() {
    return IntStream.range(0, DONORS.length)
        .mapToObj(i -> new OpportunityHistory(DONORS[i][0], DONORS[i][1], 6, DONORS[i][2]))
        .toList();
  }

  @Test
  void fitsTheDonorsAsPublished() {
    Fit fit = DiscreteFits.bgBb(donors(), MaximumLikelihood.Options.DEFAULT);
    assertThat(fit.converged()).as(fit.verdict()).isTrue();
    assertThat(fit.logLikelihood()).isCloseTo(-33225.581274347016, within(1e-6));
    double[] expected = {
      1.203522351617085, 0.7497163581781143, 0.6567182084245347, 2.7834422324655774
    };
    double[] errors = {
      0.06939125234574214, 0.029447690347293297, 0.05100978172985444, 0.32081839082734126
    };
    double[] found = fit.standardErrors().values().stream().mapToDouble(e -> e).toArray();
    for (int i = 0; i < 4; i++) {
      assertThat(fit.values()[i]).isCloseTo(expected[i], withinPercentage(1e-3));
      assertThat(found[i]).isCloseTo(errors[i], withinPercentage(0.1));
    }
    assertThat(fit.agreeing()).as("starts that agree").isGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "6, 6, -2.1822484476182997, 0.9304025423728813, 3.7521156075998148, 5.908678319555381",
    "4, 6, -5.384936538099209, 0.9304025423728813, 2.7104399808369566, 4.268290113126902",
    "5, 5, -3.7169993072900183, 0.5219082862804234, 1.8125817366915862, 2.8543796433987425",
    "1, 5, -4.767622682921867, 0.8280673360232375, 1.0216658158279077, 1.6088775739175116",
    "3, 4, -5.059307947411104, 0.4394628570557565, 1.0342284984211045, 1.6286607730608238",
    "2, 2, -3.0117879221619743, 0.0663795473543735, 0.11905795332635458, 0.18748759930669426",
    "1, 1, -2.288531685666258, 0.06940809320654967, 0.0856353983378703, 0.13485512560449608"
  })
  void forecastsAsAtThePublishedParameters(
      int x, int t, double log, double alive, double five, double dert) {
    assertThat(PUBLISHED.logLikelihood(x, t, 6)).isCloseTo(log, within(1e-11));
    assertThat(PUBLISHED.alive(x, t, 6, 1)).isCloseTo(alive, withinPercentage(1e-10));
    assertThat(PUBLISHED.expected(x, t, 6, 5)).isCloseTo(five, withinPercentage(1e-10));
    assertThat(PUBLISHED.discounted(x, t, 6, 0.1)).isCloseTo(dert, withinPercentage(1e-10));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.3112177432638493",
    "1, 0.17010997840651465",
    "3, 0.10026311502480369",
    "6, 0.11278764820774684"
  })
  void purchasesOfTheFirstPeriodsAreDistributedAsPublished(int x, double probability) {
    assertThat(PUBLISHED.probability(x, 6)).isCloseTo(probability, withinPercentage(1e-10));
  }

  @Test
  void futurePurchasesHaveADistributionOfTheExpectedMean() {
    for (int[] h : new int[][] {{0, 0}, {1, 1}, {3, 5}, {6, 6}}) {
      double sum = 0;
      double mean = 0;
      for (int y = 0; y <= 5; y++) {
        double probability = PUBLISHED.probability(h[0], h[1], 6, 5, y);
        sum += probability;
        mean += y * probability;
      }
      assertThat(sum).isCloseTo(1, within(1e-12));
      assertThat(mean).isCloseTo(PUBLISHED.expected(h[0], h[1], 6, 5), within(1e-12));
    }
  }

  @Test
  void aDeathRateWithGammaOneIsNoSpecialCase() {
    BgBb at = new BgBb(1.2, 0.75, 1, 2.8, 20);
    BgBb near = new BgBb(1.2, 0.75, 1 + 1e-9, 2.8, 20);
    assertThat(at.expected(3, 5, 6, 12)).isCloseTo(near.expected(3, 5, 6, 12), within(1e-7));
    assertThat(at.discounted(3, 5, 6, 0.01))
        .isCloseTo(near.discounted(3, 5, 6, 0.01), within(1e-6));
  }

  @Test
  void gradientIsTheSlopeOfTheValue() {
    BgBbLikelihood likelihood = new BgBbLikelihood(donors());
    double[] at = {0.3, -0.2, -0.5, 0.9};
    double[] gradient = new double[4];
    likelihood.value(at, gradient);
    for (int j = 0; j < 4; j++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[j] += 1e-5;
      down[j] -= 1e-5;
      double slope = (likelihood.value(up, null) - likelihood.value(down, null)) / 2e-5;
      assertThat(gradient[j]).isCloseTo(slope, withinPercentage(1e-4));
    }
  }

  @Test
  void recoversParametersOfSimulatedCustomers() {
    List<OpportunityHistory> histories = BgBbSample.of(4_000, 10, 1.2, 0.75, 0.66, 2.8, 7L);
    Fit fit = DiscreteFits.bgBb(histories, MaximumLikelihood.Options.DEFAULT);
    double[] truth = {1.2, 0.75, 0.66, 2.8};
    int i = 0;
    for (String name : fit.parameters().keySet()) {
      double error = fit.standardErrors().get(name);
      assertThat(fit.parameters().get(name)).as(name).isCloseTo(truth[i++], within(3 * error));
    }
  }

  /** Customers drawn from the model. */
  private static final class BgBbSample {
    static List<OpportunityHistory> of(
        int customers, int n, double a, double b, double c, double d, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      return IntStream.range(0, customers)
          .mapToObj(i -> one(n, beta(random, a, b), beta(random, c, d), random))
          .toList();
    }

    private static OpportunityHistory one(int n, double p, double theta, SplittableRandom random) {
      int x = 0;
      int t = 0;
      for (int k = 1; k <= n && random.nextDouble() >= theta; k++) {
        if (random.nextDouble() >= p) continue;
        x++;
        t = k;
      }
      return new OpportunityHistory(x, t, n, 1);
    }

    /** Jöhnk's method is slow and simple. */
    private static double beta(SplittableRandom random, double a, double b) {
      while (true) {
        double u = Math.pow(random.nextDouble(), 1 / a);
        double v = Math.pow(random.nextDouble(), 1 / b);
        if (u + v <= 1 && u + v > 0) return u / (u + v);
      }
    }
  }
}
