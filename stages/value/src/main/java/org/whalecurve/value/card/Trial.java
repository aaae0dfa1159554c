package org.whalecurve.value.card;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Customers prepared for fits by several recipes: their attributes cut into bins once. */
final class Trial {
  private static final int SINGLE_BINS = 10;
  private static final int PAIR_BINS = 5;

  /** Log-likelihood that a cut must gain: more than Akaike's 1, as the best of many is taken. */
  private static final double CUT = 3;

  /** For the order in which attributes go, which depends little on it. */
  private static final Block.Strength MEDIUM = new Block.Strength(20, 10);

  /**
   * How a card is fitted.
   *
   * @param parts most parts in the end, single and pairs together
   * @param singles attributes that stay when all are weighed, before pairs are looked for
   * @param pairs most pairs
   */
  record Recipe(int parts, int singles, int pairs, Block.Strength strength) {}

  /** Bins of the parts with the coefficients found. */
  record Fitted(Design design, Logistic logistic) {
    List<List<Bins>> parts() {
      return design.blocks().stream().map(Block::bins).toList();
    }

    /** Log odds of any customers with the same attributes. */
    double[] logOdds(CardData customers) {
      double[] at = logistic.coefficients();
      double[] sums = new double[customers.size()];
      Arrays.fill(sums, at[0]);
      for (Block block : design.blocks()) {
        int[] cells = Design.cells(block.bins(), customers);
        for (int row = 0; row < sums.length; row++) sums[row] += at[block.start() + cells[row]];
      }
      return sums;
    }
  }

  private final CardData data;
  private final List<Bins> single = new ArrayList<>();
  private final List<Bins> coarse = new ArrayList<>();
  private final Map<String, Direction> directions = new HashMap<>();
  private final Map<List<Integer>, Map<Double, Fitted>> singles = new HashMap<>();
  private final Map<Recipe, Fitted> withPairs = new HashMap<>();
  private List<Integer> order;

  Trial(CardData data) {
    this.data = data;
    int minRows = minRows(data.size());
    Binner fine = new Binner(SINGLE_BINS, minRows, CUT);
    Binner rough = new Binner(PAIR_BINS, minRows, CUT);
    for (int f = 0; f < data.features().size(); f++) {
      CardFeature feature = data.features().get(f);
      directions.put(feature.name(), feature.direction());
      single.add(fine.bins(feature, data.column(f), data.outcome()));
      coarse.add(rough.bins(feature, data.column(f), data.outcome()));
    }
  }

  /** A bin holds at least one in a hundred customers, and at least thirty. */
  static int minRows(int customers) {
    return Math.max(30, customers / 100);
  }

  Fitted fit(Recipe recipe) {
    if (order == null) order = order();
    int keep = Math.min(order.size(), recipe.singles());
    List<Integer> kept =
        order.subList(order.size() - keep, order.size()).stream().sorted().toList();
    Fitted alone = alone(kept, recipe.strength());
    if (recipe.pairs() == 0) return alone;
    Fitted all = together(kept, alone, recipe);
    int surplus = all.parts().size() - recipe.parts();
    return surplus <= 0 ? all : fewer(all, surplus, recipe.strength());
  }

  private Fitted together(List<Integer> kept, Fitted alone, Recipe recipe) {
    Recipe key = new Recipe(0, recipe.singles(), recipe.pairs(), recipe.strength());
    Fitted known = withPairs.get(key);
    if (known != null) return known;
    List<List<Bins>> parts = new ArrayList<>(alone.parts());
    parts.addAll(pairs(kept, alone, recipe));
    double[] start = alone.logistic().coefficients();
    Fitted fitted = directed(fit(parts, recipe.strength(), start), recipe.strength());
    withPairs.put(key, fitted);
    return fitted;
  }

  /** Singles and pairs compete: a table of two may make the attributes' own needless. */
  private Fitted fewer(Fitted all, int surplus, Block.Strength strength) {
    List<Integer> gone = Elimination.order(all.design(), all.logistic()).subList(0, surplus);
    List<List<Bins>> parts =
        IntStream.range(0, all.parts().size())
            .filter(t -> !gone.contains(t))
            .mapToObj(all.parts()::get)
            .toList();
    return directed(fit(parts, strength, new double[0]), strength);
  }

  private Fitted alone(List<Integer> kept, Block.Strength strength) {
    Map<Double, Fitted> known = singles.computeIfAbsent(kept, k -> new TreeMap<>());
    Fitted before = known.get(strength.single());
    if (before != null) return before;
    List<List<Bins>> parts = kept.stream().map(f -> List.of(single.get(f))).toList();
    double[] start =
        known.values().stream()
            .filter(fitted -> fitted.parts().equals(parts))
            .findFirst()
            .map(fitted -> fitted.logistic().coefficients())
            .orElse(new double[0]);
    Fitted fitted = directed(fit(parts, strength, start), strength);
    known.put(strength.single(), fitted);
    return fitted;
  }

  /** Tables of two attributes; one with a direction stays alone, as a table could bend it. */
  private List<List<Bins>> pairs(List<Integer> kept, Fitted alone, Recipe recipe) {
    List<Bins> free =
        kept.stream()
            .map(coarse::get)
            .filter(bins -> directions.get(bins.feature()) == Direction.FREE)
            .toList();
    int[][] codes = free.stream().map(b -> b.codes(data.column(b.feature()))).toArray(int[][]::new);
    int[] counts = free.stream().mapToInt(Bins::count).toArray();
    double[] logOdds = alone.design().logOdds(alone.logistic().coefficients());
    return Pairs.ranked(codes, counts, logOdds, data.outcome(), recipe.strength().pair()).stream()
        .limit(recipe.pairs())
        .filter(pair -> pair.gain() > 0)
        .map(pair -> List.of(free.get(pair.first()), free.get(pair.second())))
        .toList();
  }

  private List<Integer> order() {
    Fitted all = fit(single.stream().map(List::of).toList(), MEDIUM, new double[0]);
    return Elimination.order(all.design(), all.logistic());
  }

  private Fitted fit(List<List<Bins>> parts, Block.Strength strength, double[] start) {
    Design design = Design.of(parts, data);
    return new Fitted(design, Logistic.fit(design, strength, start));
  }

  /** Brings together neighbouring bins whose coefficients go against the direction asked for. */
  private Fitted directed(Fitted fitted, Block.Strength strength) {
    Fitted last = fitted;
    while (true) {
      List<List<Bins>> parts = new ArrayList<>();
      boolean changed = false;
      for (Block block : last.design().blocks()) {
        Bins bins = without(block, last.logistic().coefficients());
        changed |= bins != block.bins().get(0);
        parts.add(block.isPair() ? block.bins() : List.of(bins));
      }
      if (!changed) return last;
      last = fit(parts, strength, new double[0]);
    }
  }

  private Bins without(Block block, double[] at) {
    Bins bins = block.bins().get(0);
    Direction direction = directions.get(bins.feature());
    if (block.isPair() || direction == Direction.FREE) return bins;
    List<BigDecimal> cuts = ((Bins.Ranges) bins).cuts();
    int sign = direction == Direction.RISING ? 1 : -1;
    List<BigDecimal> good =
        IntStream.range(0, cuts.size())
            .filter(c -> sign * (at[block.start() + c + 2] - at[block.start() + c + 1]) >= 0)
            .mapToObj(cuts::get)
            .toList();
    return good.size() == cuts.size() ? bins : new Bins.Ranges(bins.feature(), good);
  }
}
