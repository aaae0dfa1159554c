package org.whalecurve.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.whalecurve.kernel.CostSharing.Game;

/** Splits of a shared cost against published figures, and what must hold for any of them. */
class CostSharingTest {
  private static List<BigInteger> units(long... amounts) {
    return LongStream.of(amounts)
        .mapToObj(amount -> Money.toUnits(BigDecimal.valueOf(amount)))
        .toList();
  }

  private static BigInteger unit(long amount) {
    return units(amount).get(0);
  }

  private static List<Long> rounded(List<BigInteger> units) {
    return units.stream()
        .map(u -> Money.fromUnits(u).setScale(0, java.math.RoundingMode.HALF_UP).longValueExact())
        .toList();
  }

  /**
   * Barbara Richardson flies to Baltimore (900 alone) and Chicago (600 alone) on one trip of 1,200
   * (Horngren, Cost Accounting, chapter 15). The Shapley line is the mean of the two orders.
   */
  @Test
  void richardson_common_cost() {
    Game trip =
        CostSharing.game(2, who -> who == 0b01 ? unit(900) : who == 0b10 ? unit(600) : unit(1200));
    assertThat(CostSharing.standAlone(trip)).isEqualTo(units(720, 480));
    assertThat(CostSharing.incremental(trip, List.of(0, 1))).isEqualTo(units(900, 300));
    assertThat(CostSharing.incremental(trip, List.of(1, 0))).isEqualTo(units(600, 600));
    assertThat(CostSharing.shapley(trip)).isEqualTo(units(750, 450));
  }

  /**
   * A runway for three airlines, in thousands (thoughtfulexaminations.com, "Incremental cost and
   * the Shapley value").
   */
  @Test
  void runway_shapley_3() {
    Game runway = CostSharing.largest(units(1500, 2200, 3000));
    assertThat(rounded(CostSharing.standAlone(runway))).containsExactly(672L, 985L, 1343L);
    assertThat(CostSharing.shapley(runway)).isEqualTo(units(500, 850, 1650));
    assertThat(CostSharing.shapley(CostSharing.largest(units(1500, 2200, 3500))))
        .isEqualTo(units(500, 850, 2150));
  }

  /**
   * Three services with 250 of common cost, constructed for this project: floor is incremental
   * cost, ceiling is stand-alone cost as in the regulators' stand-alone cost test.
   */
  @Test
  void constructed_fac_lric_epmu() {
    List<BigInteger> floor = units(600, 300, 100);
    Game network = CostSharing.common(floor, unit(250));
    assertThat(network.total()).isEqualTo(unit(1250));
    assertThat(IntStream.range(0, 3).mapToObj(i -> network.cost(1 << i)))
        .isEqualTo(units(850, 550, 350));
    assertThat(Money.distribute(network.total(), floor)).isEqualTo(units(750, 375, 125));
    List<BigInteger> shapley = CostSharing.shapley(network);
    for (int i = 0; i < 3; i++) {
      assertThat(shapley.get(i)).isBetween(floor.get(i), network.cost(1 << i));
    }
  }

  /** What goes in comes out, whoever comes first: games with seeds 1 to 200. */
  @Test
  void property_conservation_and_order() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      int players = 1 + random.nextInt(7);
      List<BigInteger> own =
          Stream.generate(() -> BigInteger.valueOf(random.nextLong(1_000_000_007)))
              .limit(players)
              .toList();
      BigInteger common = BigInteger.valueOf(random.nextLong(1_000_000_007) - 500_000_000);
      for (Game game : List.of(CostSharing.common(own, common), CostSharing.largest(own))) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, players).boxed().toList());
        Collections.shuffle(order, random);
        assertThat(sum(CostSharing.shapley(game))).as("seed %d", seed).isEqualTo(game.total());
        assertThat(sum(CostSharing.standAlone(game))).isEqualTo(game.total());
        assertThat(sum(CostSharing.incremental(game, order))).isEqualTo(game.total());
        assertThat(namesDoNotMatter(own, common, order)).as("seed %d", seed).isTrue();
      }
    }
  }

  /** Renaming the players renames their shares, up to the unit that rounding moves. */
  private static boolean namesDoNotMatter(
      List<BigInteger> own, BigInteger common, List<Integer> order) {
    List<BigInteger> plain = CostSharing.shapley(CostSharing.common(own, common));
    List<BigInteger> shuffled =
        CostSharing.shapley(CostSharing.common(order.stream().map(own::get).toList(), common));
    return IntStream.range(0, own.size())
        .allMatch(
            i ->
                shuffled.get(i).subtract(plain.get(order.get(i))).abs().intValueExact()
                    <= own.size());
  }

  private static BigInteger sum(List<BigInteger> shares) {
    return shares.stream().reduce(BigInteger.ZERO, BigInteger::add);
  }

  @Test
  void a_common_cost_alone_is_shared_evenly() {
    Game game = CostSharing.common(units(5, 1, 0), unit(9));
    assertThat(CostSharing.shapley(game)).isEqualTo(units(8, 4, 3));
    Game nothing = CostSharing.common(units(3, -3), BigInteger.ZERO);
    assertThat(CostSharing.shapley(nothing)).isEqualTo(units(3, -3));
  }

  @Test
  void more_than_twelve_are_refused() {
    List<BigInteger> thirteen = Collections.nCopies(13, BigInteger.ONE);
    assertThatThrownBy(() -> CostSharing.shapley(CostSharing.largest(thirteen)))
        .hasMessageContaining("13 players")
        .hasMessageContaining("up to 12");
  }
}
