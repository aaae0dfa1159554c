package org.whalecurve.value.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.whalecurve.value.classes.Hysteresis;

class SensitivityTest {
  private static final double[] BORDERS = {0.5};

  private static int[] tiers(double[] scores) {
    int[] tiers = new int[scores.length];
    for (int i = 0; i < tiers.length; i++) tiers[i] = Hysteresis.classOf(scores[i], BORDERS);
    return tiers;
  }

  @Test
  void kendall_counts_pairs() {
    SplittableRandom random = new SplittableRandom(2);
    for (int round = 0; round < 50; round++) {
      int n = 2 + random.nextInt(30);
      double[] x = random.ints(n, 0, 8).asDoubleStream().toArray();
      double[] y = random.ints(n, 0, 8).asDoubleStream().toArray();
      assertThat(RankCorrelation.kendall(x, y)).isCloseTo(byPairs(x, y), within(1e-12));
    }
  }

  private static double byPairs(double[] x, double[] y) {
    double sum = 0;
    double freeX = 0;
    double freeY = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < i; j++) {
        double a = Math.signum(x[i] - x[j]);
        double b = Math.signum(y[i] - y[j]);
        sum += a * b;
        freeX += a * a;
        freeY += b * b;
      }
    }
    return freeX == 0 || freeY == 0 ? 0 : sum / Math.sqrt(freeX * freeY);
  }

  /** Students' ranks in two tests with one tie (the textbook formula 1 − 6 Σd² / n(n² − 1)). */
  @Test
  void spearman_of_ranks() {
    double[] x = {56, 75, 45, 71, 62, 64, 58, 80, 76, 61};
    double[] y = {66, 70, 40, 60, 65, 56, 59, 77, 67, 63};
    assertThat(RankCorrelation.spearman(x, y)).isCloseTo(1 - 6.0 * 54 / 990, within(1e-12));
    assertThat(RankCorrelation.spearman(x, new double[10])).isZero();
  }

  @Test
  void drawn_weights_vary_around_the_given_ones() {
    double[] weights = {0.5, 0.3, 0.2};
    for (WeightSensitivity.Draw draw : WeightSensitivity.Draw.values()) {
      SplittableRandom random = new SplittableRandom(8);
      double sum = 0;
      double squares = 0;
      int draws = 20_000;
      for (int d = 0; d < draws; d++) {
        double[] drawn = WeightSensitivity.draw(weights, draw, 0.2, random);
        assertThat(drawn[0] + drawn[1] + drawn[2]).isCloseTo(1, within(1e-12));
        sum += drawn[0];
        squares += (drawn[0] - 0.5) * (drawn[0] - 0.5);
      }
      assertThat(sum / draws).as(draw.name()).isCloseTo(0.5, within(0.003));
      double expected = draw == WeightSensitivity.Draw.DIRICHLET ? 0.1 : 0.035;
      assertThat(Math.sqrt(squares / draws)).as(draw.name()).isCloseTo(expected, within(0.005));
    }
  }

  @Test
  void only_those_near_a_border_change_tier() {
    double[][] points = {{0.9, 0.9}, {0.1, 0.1}, {0.9, 0.12}, {0.1, 0.88}};
    WeightSensitivity.Result result =
        WeightSensitivity.of(
            points,
            new double[4],
            new double[] {0.5, 0.5},
            SensitivityTest::tiers,
            WeightSensitivity.Draw.DIRICHLET,
            0.2,
            500,
            1);
    assertThat(result.kept()[0]).isCloseTo(1, within(1e-9));
    assertThat(result.kept()[1]).isCloseTo(1, within(1e-9));
    assertThat(result.kept()[2]).isBetween(0.3, 0.7);
    assertThat(result.kept()[3]).isBetween(0.3, 0.7);
    assertThat(WeightSensitivity.Result.quantile(result.kendall(), 1)).isEqualTo(1);
    assertThat(WeightSensitivity.Result.mean(result.changed()))
        .isCloseTo((2 - result.kept()[2] - result.kept()[3]) / 4, within(1e-9));
  }

  @Test
  void weights_that_do_not_move_change_nothing() {
    double[][] points = {{0.3, 0.6}, {0.9, 0.2}, {0.5, 0.5}};
    WeightSensitivity.Result result =
        WeightSensitivity.of(
            points,
            new double[3],
            new double[] {0.4, 0.6},
            SensitivityTest::tiers,
            WeightSensitivity.Draw.UNIFORM,
            0,
            3,
            1);
    assertThat(result.kendall()).containsOnly(1);
    assertThat(result.spearman()).containsOnly(1);
    assertThat(result.changed()).containsOnly(0);
  }

  @Test
  void the_deciding_indicator_moves_the_score_to_the_border_and_no_other_does_with_less() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 300; round++) {
      double[] weights =
          WeightSensitivity.draw(
              new double[] {0.4, 0.3, 0.2, 0.1}, WeightSensitivity.Draw.DIRICHLET, 0.3, random);
      double[] points = random.doubles(4).toArray();
      double[] penalties = {0.02, 0.03};
      double[] penaltyPoints = random.doubles(2).toArray();
      double score = score(weights, points, penalties, penaltyPoints, -1, 0);
      double below = Math.floor(score * 5) / 5;
      double above = below + 0.2;
      Deciding deciding = Deciding.of(weights, points, penalties, penaltyPoints, below, above);
      if (deciding.indicator() < 0) continue;
      double moved =
          score(weights, points, penalties, penaltyPoints, deciding.indicator(), deciding.change());
      assertThat(moved).isCloseTo(deciding.upwards() ? above : below, within(1e-9));
      double less = 0.999 * Math.abs(deciding.change());
      for (int i = 0; i < 6; i++) {
        for (double change : new double[] {less, Math.max(-1, -less)}) {
          assertThat(score(weights, points, penalties, penaltyPoints, i, change))
              .isBetween(below - 1e-12, above + 1e-12);
        }
      }
    }
  }

  private static double score(
      double[] weights,
      double[] points,
      double[] penalties,
      double[] z,
      int changed,
      double change) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      double weight = i == changed ? weights[i] * (1 + change) : weights[i];
      sum += weight * points[i];
      total += weight;
    }
    double score = sum / total;
    for (int j = 0; j < penalties.length; j++) {
      score -= penalties[j] * z[j] * (changed == weights.length + j ? 1 + change : 1);
    }
    return score;
  }

  @Test
  void in_the_middle_of_the_only_tier_nothing_decides() {
    Deciding none =
        Deciding.of(
            new double[] {1},
            new double[] {0.5},
            new double[0],
            new double[0],
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY);
    assertThat(none.indicator()).isEqualTo(-1);
  }
}
