package org.whalecurve.value.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rounds of anonymous answers by the same experts, each round shown the last one's medians and
 * quartiles. Says after each round whether another is worth while.
 *
 * <p>The experts <em>agree</em> where the interquartile range of every item is within a share of
 * its median and Kendall's W says strong agreement, 0.7 (Schmidt, Decision Sciences 28(3), 1997).
 * Their answers are <em>settled</em> where fewer than 15 % of the answers to every item have
 * changed since the last round (Scheibe, Skutsch and Schofer, in Linstone and Turoff, The Delphi
 * Method, 1975). Otherwise: another round.
 */
public final class Delphi {
  /** Net share of changed answers below which an item is settled. */
  public static final double CHANGED_MAX = 0.15;

  /** W from which agreement is strong. */
  public static final double STRONG = 0.7;

  /** Interquartile range as a share of the median, up to which experts agree on an item. */
  public static final double RANGE_MAX = 0.25;

  private Delphi() {}

  /** What to do after a round. */
  public enum Verdict {
    /** Experts agree: stop. */
    AGREED,
    /** Answers do not change any more though experts differ: stop and report who differs. */
    SETTLED,
    /** Ask again. */
    CONTINUE
  }

  /**
   * Answers to one item.
   *
   * @param answers how many experts answered
   * @param lower first quartile (interpolated between the neighbours in rank)
   * @param upper third quartile
   * @param range (upper − lower) / |median|; infinite where the median is 0 and they differ
   * @param changed net share of answers that have changed since the last round; NaN in the first
   */
  public record Item(
      int answers, double median, double lower, double upper, double range, double changed) {
    public boolean isAgreed() {
      return range <= RANGE_MAX;
    }

    public boolean isSettled() {
      return changed < CHANGED_MAX;
    }
  }

  /**
   * One round.
   *
   * @param items in the order given
   * @param concordance of the experts that answered every item; null where fewer than two did, or
   *     there is one item
   */
  public record Round(List<Item> items, Concordance concordance, Verdict verdict) {
    /** The medians as weights. */
    public double[] weights() {
      return Mixture.normalised(items.stream().mapToDouble(Item::median).toArray());
    }
  }

  /**
   * All rounds.
   *
   * @param rounds for each round experts by items, NaN where an expert did not answer
   * @throws FlawedMatrixException where nobody answered an item, or an answer is negative
   */
  public static List<Round> of(List<double[][]> rounds) {
    List<Round> results = new ArrayList<>();
    double[][] before = null;
    for (double[][] answers : rounds) {
      check(answers, results.size() + 1);
      List<Item> items = new ArrayList<>();
      for (int item = 0; item < answers[0].length; item++) items.add(item(answers, before, item));
      Concordance concordance = concordance(answers);
      results.add(new Round(List.copyOf(items), concordance, verdict(items, concordance)));
      before = answers;
    }
    return results;
  }

  private static void check(double[][] answers, int round) {
    List<Flaw> flaws = new ArrayList<>();
    for (int item = 0; item < answers[0].length; item++) {
      double[] given = given(answers, item);
      String place = "Round " + round + ", item " + (item + 1) + ": ";
      if (given.length == 0) {
        flaws.add(
            new Flaw(-1, item, place + "nobody answered.", "Leave the item out, or ask again."));
      } else if (given[0] < 0) {
        String message = place + Judgements.shown(given[0]) + " is negative.";
        flaws.add(new Flaw(-1, item, message, "Importance is 0 or more."));
      }
    }
    if (!flaws.isEmpty()) throw new FlawedMatrixException(flaws);
  }

  private static Item item(double[][] answers, double[][] before, int item) {
    double[] given = given(answers, item);
    double median = quantile(given, 0.5);
    double lower = quantile(given, 0.25);
    double upper = quantile(given, 0.75);
    double range = upper == lower ? 0 : (upper - lower) / Math.abs(median);
    double changed = before == null ? Double.NaN : changed(given(before, item), given);
    return new Item(given.length, median, lower, upper, range, changed);
  }

  private static double[] given(double[][] answers, int item) {
    return Arrays.stream(answers)
        .mapToDouble(a -> a[item])
        .filter(v -> !Double.isNaN(v))
        .sorted()
        .toArray();
  }

  /** Between the two nearest in rank, as spreadsheets do. */
  static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    if (below + 1 >= sorted.length) return sorted[sorted.length - 1];
    return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
  }

  /** Half the sum of the differences between two histograms, as a share of the answers. */
  private static double changed(double[] before, double[] now) {
    Map<Double, Integer> counts = new HashMap<>();
    for (double value : before) counts.merge(value, -1, Integer::sum);
    for (double value : now) counts.merge(value, 1, Integer::sum);
    int differences = counts.values().stream().mapToInt(Math::abs).sum();
    return differences / 2.0 / Math.max(before.length, now.length);
  }

  private static Concordance concordance(double[][] answers) {
    double[][] whole =
        Arrays.stream(answers)
            .filter(a -> Arrays.stream(a).noneMatch(Double::isNaN))
            .toArray(double[][]::new);
    return whole.length < 2 || answers[0].length < 2 ? null : Concordance.of(whole);
  }

  private static Verdict verdict(List<Item> items, Concordance concordance) {
    boolean strong = concordance == null || concordance.w() >= STRONG;
    if (strong && items.stream().allMatch(Item::isAgreed)) return Verdict.AGREED;
    return items.stream().allMatch(Item::isSettled) ? Verdict.SETTLED : Verdict.CONTINUE;
  }
}
