package org.whalecurve.value.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ValueType;

/** Cutting attributes into bins. */
class BinnerTest {
  @ParameterizedTest
  @CsvSource({
    "3, 4, 4",
    "9, 12, 10",
    "9, 10, 10",
    "0.123, 0.129, 0.129",
    "0.123, 0.131, 0.13",
    "-5, 3, 0",
    "-12.5, -11.2, -12",
    "1999.99, 2000.01, 2000",
    "0, 0.000001, 0.000001",
    "1e15, 1000000000000001, 1000000000000001",
    "4.5, 100, 100",
    "-0.3, -0.2, -0.2"
  })
  void cuts_are_the_roundest_number_between(double a, double b, BigDecimal cut) {
    assertThat(Binner.cut(a, b)).isEqualByComparingTo(cut);
  }

  @Test
  void the_partition_is_the_best_there_is() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 20; round++) {
      double[] values = new double[300];
      boolean[] outcome = new boolean[300];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextInt(9);
        outcome[i] = random.nextDouble() < 0.2 + 0.6 * (((int) values[i] * 7 + round) % 5) / 5.0;
      }
      Bins found =
          new Binner(4, 40, 2).bins(feature(Direction.FREE), new Column.Numbers(values), outcome);
      assertThat(value(values, outcome, found)).isCloseTo(best(values, outcome), within(1e-9));
    }
  }

  /** Of all ways to cut 0…8 with at most 4 bins of at least 40 customers. */
  private static double best(double[] values, boolean[] outcome) {
    double best = Double.NEGATIVE_INFINITY;
    for (int mask = 0; mask < 256; mask++) {
      if (Integer.bitCount(mask) > 3) continue;
      int cuts = mask;
      List<BigDecimal> at =
          IntStream.range(0, 8)
              .filter(i -> (cuts >> i & 1) == 1)
              .mapToObj(i -> BigDecimal.valueOf(i + 1))
              .toList();
      best = Math.max(best, value(values, outcome, new Bins.Ranges("x", at)));
    }
    return best;
  }

  private static double value(double[] values, boolean[] outcome, Bins bins) {
    Count[] counts = counts(values, outcome, bins);
    if (Arrays.stream(counts).skip(1).anyMatch(c -> c.n() < 40)) return Double.NEGATIVE_INFINITY;
    return Arrays.stream(counts).skip(1).mapToDouble(c -> c.logLikelihood() - 2).sum();
  }

  private static Count[] counts(double[] values, boolean[] outcome, Bins bins) {
    CardData data =
        new CardData(
            List.of(feature(Direction.FREE)), List.of(new Column.Numbers(values)), outcome);
    return Design.counts(Design.cells(List.of(bins), data), bins.count(), data);
  }

  @Test
  void rates_follow_the_direction_asked_for() {
    SplittableRandom random = new SplittableRandom(5);
    double[] values = random.doubles(3000).toArray();
    boolean[] outcome = new boolean[3000];
    for (int i = 0; i < 3000; i++) {
      outcome[i] = random.nextDouble() < 0.5 + 0.3 * Math.sin(9 * values[i]);
    }
    for (Direction direction : List.of(Direction.RISING, Direction.FALLING)) {
      Bins bins =
          new Binner(8, 50, 2).bins(feature(direction), new Column.Numbers(values), outcome);
      double[] rates =
          Arrays.stream(counts(values, outcome, bins)).skip(1).mapToDouble(Count::rate).toArray();
      assertThat(rates.length).isGreaterThan(1);
      for (int i = 1; i < rates.length; i++) {
        double step =
            direction == Direction.RISING ? rates[i] - rates[i - 1] : rates[i - 1] - rates[i];
        assertThat(step).isPositive();
      }
    }
  }

  @Test
  void missing_rare_and_unseen_texts_have_bins_of_their_own() {
    int[] codes = new int[1000];
    boolean[] outcome = new boolean[1000];
    for (int i = 0; i < 1000; i++) {
      codes[i] = i < 400 ? 0 : i < 800 ? 1 : i < 805 ? 2 : -1;
      outcome[i] = i % 3 == 0;
    }
    Column texts = new Column.Texts(codes, List.of("b", "a", "rare"));
    CardFeature feature = new CardFeature("t", new Expr.Column("c", "t", ValueType.TEXT));
    Bins bins = new Binner(10, 30, 2).bins(feature, texts, outcome);
    assertThat(bins).isEqualTo(new Bins.Groups("t", List.of(List.of("a"), List.of("b"))));
    Column scored = new Column.Texts(new int[] {-1, 0, 1, 2}, List.of("a", "b", "new"));
    assertThat(bins.codes(scored)).containsExactly(0, 1, 2, 3);
    assertThat(IntStream.range(0, 4).mapToObj(bins::label))
        .containsExactly("(missing)", "a", "b", "(other)");
  }

  @Test
  void many_texts_are_brought_together_by_risk() {
    SplittableRandom random = new SplittableRandom(11);
    int[] codes = new int[20_000];
    boolean[] outcome = new boolean[20_000];
    List<String> provinces = IntStream.range(0, 40).mapToObj(i -> "p" + (10 + i)).toList();
    for (int i = 0; i < codes.length; i++) {
      codes[i] = random.nextInt(40);
      outcome[i] = random.nextDouble() < (codes[i] % 2 == 0 ? 0.1 : 0.4);
    }
    CardFeature feature = new CardFeature("t", new Expr.Column("c", "t", ValueType.TEXT));
    Bins.Groups bins =
        (Bins.Groups)
            new Binner(10, 30, 10).bins(feature, new Column.Texts(codes, provinces), outcome);
    assertThat(bins.groups()).hasSize(2);
    assertThat(bins.groups().get(0)).hasSize(20).contains("p10", "p48").doesNotContain("p11");
  }

  private static CardFeature feature(Direction direction) {
    return new CardFeature("x", new Expr.Column("c", "x", ValueType.NUMBER), direction);
  }
}
