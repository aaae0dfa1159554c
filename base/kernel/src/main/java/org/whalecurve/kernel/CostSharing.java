package org.whalecurve.kernel;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ways to split a cost that several share, as cost accounting (stand-alone and incremental method)
 * and cooperative game theory (Shapley 1953) know them. Amounts are units of 0.000001; every split
 * sums to what the grand coalition costs, rounding as in {@link Money#distribute}.
 */
public final class CostSharing {
  /** Exact Shapley values look at every coalition; there are 4,096 of twelve players. */
  public static final int PLAYERS_MAX = 12;

  private CostSharing() {}

  /** What any group of players would cost if it stood alone. */
  public interface Game {
    int players();

    /**
     * The cost in units of the players whose bits are set; that of nobody is 0.
     *
     * @param coalition bit i stands for player i
     */
    BigInteger cost(int coalition);

    /** The cost of all together. */
    default BigInteger total() {
      return cost((1 << players()) - 1);
    }
  }

  /** Everyone's own incremental cost, and a common cost that comes with the first of them. */
  public static Game common(List<BigInteger> incremental, BigInteger common) {
    return game(
        incremental.size(),
        coalition -> members(incremental, coalition).stream().reduce(common, BigInteger::add));
  }

  /** The dearest member decides: a runway as long as the largest aircraft needs. */
  public static Game largest(List<BigInteger> standAlone) {
    return game(standAlone.size(), coalition -> Collections.max(members(standAlone, coalition)));
  }

  /** A game of a function that is asked for coalitions of at least one player. */
  public static Game game(int players, java.util.function.IntFunction<BigInteger> cost) {
    return new Game() {
      @Override
      public int players() {
        return players;
      }

      @Override
      public BigInteger cost(int coalition) {
        return coalition == 0 ? BigInteger.ZERO : cost.apply(coalition);
      }
    };
  }

  private static List<BigInteger> members(List<BigInteger> of, int coalition) {
    return IntStream.range(0, of.size())
        .filter(i -> (coalition & 1 << i) != 0)
        .mapToObj(of::get)
        .toList();
  }

  /**
   * In proportion to what each would cost alone.
   *
   * @throws ArithmeticException where these costs sum to zero
   */
  public static List<BigInteger> standAlone(Game game) {
    List<BigInteger> alone =
        IntStream.range(0, game.players()).mapToObj(i -> game.cost(1 << i)).toList();
    return Money.distribute(game.total(), alone);
  }

  /**
   * Each pays what it adds to those before it.
   *
   * @param order every player once, the primary one first
   */
  public static List<BigInteger> incremental(Game game, List<Integer> order) {
    List<BigInteger> shares = new ArrayList<>(Collections.nCopies(game.players(), BigInteger.ZERO));
    int before = 0;
    for (int player : order) {
      int after = before | 1 << player;
      shares.set(player, game.cost(after).subtract(game.cost(before)));
      before = after;
    }
    return shares;
  }

  /**
   * The mean of what each adds over all orders of arrival.
   *
   * @throws IllegalArgumentException for more than {@link #PLAYERS_MAX} players
   */
  public static List<BigInteger> shapley(Game game) {
    int players = game.players();
    if (players > PLAYERS_MAX) {
      throw new IllegalArgumentException(
          players + " players; exact Shapley values are for up to " + PLAYERS_MAX);
    }
    List<BigInteger> sums = new ArrayList<>(Collections.nCopies(players, BigInteger.ZERO));
    for (int coalition = 0; coalition < 1 << players; coalition++) {
      int size = Integer.bitCount(coalition);
      for (int i = 0; i < players; i++) {
        if ((coalition & 1 << i) != 0) continue;
        BigInteger adds = game.cost(coalition | 1 << i).subtract(game.cost(coalition));
        BigInteger orders = factorial(size).multiply(factorial(players - size - 1));
        sums.set(i, sums.get(i).add(adds.multiply(orders)));
      }
    }
    return game.total().signum() == 0
        ? rounded(sums, factorial(players))
        : Money.distribute(game.total(), sums);
  }

  /** Shares of a total of zero: rounding may leave units there, which the largest takes. */
  private static List<BigInteger> rounded(List<BigInteger> sums, BigInteger orders) {
    List<BigInteger> shares = new ArrayList<>();
    for (BigInteger sum : sums) shares.add(Money.multiplyDivide(sum, BigInteger.ONE, orders));
    BigInteger rest = shares.stream().reduce(BigInteger.ZERO, BigInteger::add);
    if (!shares.isEmpty()) {
      int largest = sums.indexOf(Collections.max(sums));
      shares.set(largest, shares.get(largest).subtract(rest));
    }
    return shares;
  }

  private static BigInteger factorial(int n) {
    return IntStream.rangeClosed(2, n)
        .mapToObj(BigInteger::valueOf)
        .reduce(BigInteger.ONE, BigInteger::multiply);
  }
}
