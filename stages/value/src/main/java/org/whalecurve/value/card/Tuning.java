package org.whalecurve.value.card;

import java.util.ArrayList;
import java.util.List;

/**
 * Chooses a recipe by cross-validation among the customers that a card is learnt from: every fold
 * is foretold by a card, its bins and its choice of attributes included, that never saw it.
 */
final class Tuning {
  private static final int FOLDS = 4;

  /** More customers than this say the same about recipes, only later. */
  private static final int ENOUGH = 30_000;

  /** Area under the curve that a reader does not miss: the simpler recipe is taken. */
  private static final double TIE = 0.0005;

  private final CardData data;
  private final List<int[]> held = new ArrayList<>();
  private final List<Trial> trials = new ArrayList<>();
  private final List<Result> results = new ArrayList<>();

  /** A recipe with what it was worth, and log odds of every customer from the card without it. */
  record Result(Trial.Recipe recipe, double[] aucs, double[] logOdds) {
    double auc() {
      return Ranking.mean(aucs);
    }

    double error() {
      return Tuning.error(aucs);
    }

    /** Whether another does better by no more than a reader misses, or than folds differ in it. */
    boolean isAsGoodAs(Result other) {
      double[] less = new double[aucs.length];
      for (int f = 0; f < less.length; f++) less[f] = other.aucs[f] - aucs[f];
      return Ranking.mean(less) <= Math.max(TIE, Tuning.error(less));
    }
  }

  Tuning(CardData all, long seed) {
    data = all.size() <= ENOUGH ? all : all.split((double) ENOUGH / all.size(), seed).holdout();
    int[] fold = data.folds(FOLDS, seed);
    for (int f = 0; f < FOLDS; f++) {
      held.add(CardData.where(fold, f, true));
      trials.add(new Trial(data.rows(CardData.where(fold, f, false))));
    }
  }

  CardData data() {
    return data;
  }

  List<Result> results() {
    return results;
  }

  /**
   * First how strongly bins are drawn to their weights of evidence, then whether pairs help, then
   * how few parts do as well.
   */
  Result choose(int maxParts, boolean withPairs) {
    int features = data.features().size();
    int singles = Math.min(maxParts, features);
    Result best = null;
    for (double single : new double[] {1000, 100, 10, 1}) {
      Block.Strength strength = new Block.Strength(single, 0);
      best = better(best, new Trial.Recipe(singles, singles, 0, strength));
    }
    double single = best.recipe().strength().single();
    for (int pairs : withPairs ? new int[] {1, 2, 4, 8} : new int[0]) {
      if (pairs > maxParts / 2 || pairs > features * (features - 1) / 2) break;
      int parts = Math.min(maxParts, singles + pairs);
      for (double pair : new double[] {30, 8}) {
        Block.Strength strength = new Block.Strength(single, pair);
        best = better(best, new Trial.Recipe(parts, singles, pairs, strength));
      }
    }
    return fewer(best);
  }

  private Result better(Result best, Trial.Recipe recipe) {
    Result result = evaluate(recipe);
    return best == null || !best.isAsGoodAs(result) ? result : best;
  }

  /** Takes a fifth of the parts away, at least one, as long as nothing is lost. */
  private Result fewer(Result best) {
    Result chosen = best;
    Trial.Recipe recipe = best.recipe();
    for (int parts = recipe.parts(); ; ) {
      parts = Math.min(parts - 1, parts * 4 / 5);
      if (parts < 1) return chosen;
      int singles = recipe.pairs() == 0 ? parts : recipe.singles();
      Result result = evaluate(new Trial.Recipe(parts, singles, recipe.pairs(), recipe.strength()));
      if (!result.isAsGoodAs(best)) return chosen;
      chosen = result;
    }
  }

  private Result evaluate(Trial.Recipe recipe) {
    double[] logOdds = new double[data.size()];
    double[] auc = new double[FOLDS];
    for (int f = 0; f < FOLDS; f++) {
      CardData unseen = data.rows(held.get(f));
      double[] of = trials.get(f).fit(recipe).logOdds(unseen);
      auc[f] = Ranking.auc(of, unseen.outcome());
      for (int i = 0; i < of.length; i++) logOdds[held.get(f)[i]] = of[i];
    }
    Result result = new Result(recipe, auc, logOdds);
    results.add(result);
    return result;
  }

  private static double error(double[] values) {
    double mean = Ranking.mean(values);
    double squares = 0;
    for (double value : values) squares += (value - mean) * (value - mean);
    return Math.sqrt(squares / (values.length - 1) / values.length);
  }
}
