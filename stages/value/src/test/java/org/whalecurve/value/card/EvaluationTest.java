package org.whalecurve.value.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.whalecurve.value.card.Evaluation.Group;
import org.whalecurve.value.card.Evaluation.Points;

/** Figures of a test, held against their definitions customer by customer. */
class EvaluationTest {
  /** At even points the odds are 1 to 1, 20 more double them. */
  private static final CardScale SCALE = new CardScale(0, 1, 20);

  @Test
  void five_customers_by_hand() {
    // points -20: odds against are 1:2, so the event has 2/3; 0: 1/2; 20: 1/3
    Evaluation e =
        Evaluation.of(
            SCALE, List.of(new Points(-20, 1, 1), new Points(0, 2, 1), new Points(20, 2, 0)));
    assertThat(e.customers()).isEqualTo(5);
    assertThat(e.events()).isEqualTo(2);
    // pairs of 2 events and 3 others: 3 + (2 + half a tie) of 6
    assertThat(e.auc()).isCloseTo(5.5 / 6, within(1e-15));
    assertThat(e.gini()).isCloseTo(5 / 6.0 * 1.0 + 0.0, within(1e-15));
    // at 0 points and below: both events, one of three others
    assertThat(e.ks()).isCloseTo(2 / 3.0, within(1e-15));
    assertThat(e.brier()).isCloseTo((1 / 9.0 + 0.25 + 0.25 + 2 / 9.0) / 5, within(1e-15));
    assertThat(e.logLoss()).isCloseTo((3 * Math.log(1.5) + 2 * Math.log(2)) / 5, within(1e-15));
  }

  @Test
  void figures_of_random_customers_are_those_of_their_definitions() {
    SplittableRandom random = new SplittableRandom(7);
    int n = 400;
    int[] points = new int[n];
    boolean[] event = new boolean[n];
    for (int i = 0; i < n; i++) {
      points[i] = random.nextInt(-60, 61);
      event[i] = random.nextDouble() < SCALE.probability(points[i]);
    }
    Evaluation e = Evaluation.of(SCALE, table(points, event));
    double[][] placements = placements(points, event);
    assertThat(e.auc()).isCloseTo(Ranking.mean(placements[0]), within(1e-12));
    double variance =
        variance(placements[0]) / placements[0].length
            + variance(placements[1]) / placements[1].length;
    assertThat(e.aucError()).isCloseTo(Math.sqrt(variance), within(1e-12));
    assertThat(e.hosmerLemeshowP()).isBetween(0.01, 1.0);
  }

  @Test
  void groups_hold_every_customer_once_and_captured_ends_at_one() {
    int[] points = new int[1000];
    boolean[] event = new boolean[1000];
    for (int i = 0; i < 1000; i++) {
      points[i] = i / 7;
      event[i] = i % 5 == 0;
    }
    Evaluation e = Evaluation.of(SCALE, table(points, event));
    assertThat(e.groups()).hasSize(10);
    assertThat(e.groups().stream().mapToLong(Group::customers).sum()).isEqualTo(1000);
    assertThat(e.groups().stream().mapToLong(Group::events).sum()).isEqualTo(200);
    assertThat(e.groups().get(9).captured()).isEqualTo(1.0);
    assertThat(e.groups().get(0).mostPoints()).isLessThan(e.groups().get(1).fewestPoints());
    assertThat(e.groups()).allSatisfy(g -> assertThat(g.observed()).isBetween(g.low(), g.high()));
  }

  @Test
  void wrong_probabilities_are_told() {
    // half of the customers have the event whatever the points say
    Evaluation e =
        Evaluation.of(SCALE, List.of(new Points(-60, 500, 250), new Points(60, 500, 250)));
    assertThat(e.auc()).isEqualTo(0.5);
    assertThat(e.hosmerLemeshowP()).isLessThan(1e-6);
  }

  private static List<Points> table(int[] points, boolean[] event) {
    List<Points> table = new ArrayList<>();
    for (int p : java.util.Arrays.stream(points).sorted().distinct().toArray()) {
      long n = 0;
      long with = 0;
      for (int i = 0; i < points.length; i++) {
        if (points[i] != p) continue;
        n++;
        if (event[i]) with++;
      }
      table.add(new Points(p, n, with));
    }
    return table;
  }

  /** For every event the share of others with more points, for every other of events with fewer. */
  private static double[][] placements(int[] points, boolean[] event) {
    List<Double> ofEvents = new ArrayList<>();
    List<Double> ofOthers = new ArrayList<>();
    for (int i = 0; i < points.length; i++) {
      double sum = 0;
      int count = 0;
      for (int j = 0; j < points.length; j++) {
        if (event[i] == event[j]) continue;
        count++;
        int safer = event[i] ? points[j] - points[i] : points[i] - points[j];
        sum += safer > 0 ? 1 : safer == 0 ? 0.5 : 0;
      }
      (event[i] ? ofEvents : ofOthers).add(sum / count);
    }
    return new double[][] {
      ofEvents.stream().mapToDouble(d -> d).toArray(),
      ofOthers.stream().mapToDouble(d -> d).toArray()
    };
  }

  private static double variance(double[] values) {
    double mean = Ranking.mean(values);
    double sum = 0;
    for (double value : values) sum += (value - mean) * (value - mean);
    return sum / (values.length - 1);
  }
}
