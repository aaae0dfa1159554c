package org.whalecurve.value.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.model.score.Scorecard;
import org.whalecurve.model.score.Scorecard.Indicator;
import org.whalecurve.model.score.Weighting;
import org.whalecurve.value.weights.Ahp;
import org.whalecurve.value.weights.Flaw;
import org.whalecurve.value.weights.FlawedMatrixException;
import org.whalecurve.value.weights.Judgements;

/**
 * Weights from the judgements in a card: all indicators compared at once; or categories compared,
 * and the indicators inside each, whose weights are then multiplied. What nobody compared keeps the
 * proportions of the stated weights.
 */
final class JudgedWeights {
  private final Scorecard card;
  private final List<Object[]> told = new ArrayList<>();
  private final Map<Set<String>, List<Weighting.Matrix>> bySet = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private JudgedWeights(Scorecard card) {
    this.card = card;
    for (Weighting.Matrix matrix : card.weighting().judgements()) {
      bySet.computeIfAbsent(Set.copyOf(matrix.criteria()), k -> new ArrayList<>()).add(matrix);
    }
  }

  /**
   * Weights by indicator, and what is told of the judgements.
   *
   * @param rows of the table {@code judgement}
   */
  record Result(Map<String, Double> weights, List<Object[]> rows) {}

  /**
   * Finds the weights.
   *
   * @throws ProblemException where a matrix is incomplete or not reciprocal
   */
  static Result of(Scorecard card) {
    JudgedWeights judged = new JudgedWeights(card);
    Map<String, Double> weights = judged.weights();
    if (!judged.problems.isEmpty()) throw new ProblemException(judged.problems);
    return new Result(weights, judged.told);
  }

  private Map<String, Double> weights() {
    List<Indicator> weighed = card.indicators().stream().filter(i -> !i.penalty()).toList();
    List<String> names = weighed.stream().map(Indicator::name).toList();
    if (bySet.containsKey(Set.copyOf(names))) return judged("(card)", names);
    List<String> categories = weighed.stream().map(Indicator::category).distinct().toList();
    Map<String, Double> ofCategories =
        bySet.containsKey(Set.copyOf(categories))
            ? judged("(categories)", categories)
            : stated(weighed, Indicator::category);
    Map<String, Double> weights = new LinkedHashMap<>();
    for (String category : categories) {
      List<Indicator> inside = weighed.stream().filter(i -> i.category().equals(category)).toList();
      List<String> in = inside.stream().map(Indicator::name).toList();
      Map<String, Double> own =
          bySet.containsKey(Set.copyOf(in))
              ? judged(category, in)
              : stated(inside, Indicator::name);
      own.forEach((name, weight) -> weights.put(name, ofCategories.get(category) * weight));
    }
    return weights;
  }

  private static Map<String, Double> stated(
      List<Indicator> indicators, java.util.function.Function<Indicator, String> by) {
    Map<String, Double> sums = new LinkedHashMap<>();
    double total = 0;
    for (Indicator i : indicators) {
      sums.merge(by.apply(i), i.weight().doubleValue(), Double::sum);
      total += i.weight().doubleValue();
    }
    double all = total;
    sums.replaceAll((name, sum) -> all == 0 ? 0 : sum / all);
    return sums;
  }

  private Map<String, Double> judged(String what, List<String> criteria) {
    Map<String, Double> weights = new LinkedHashMap<>();
    criteria.forEach(name -> weights.put(name, 0.0));
    if (criteria.size() == 1) {
      weights.put(criteria.get(0), 1.0);
      return weights;
    }
    List<Judgements> all = new ArrayList<>();
    for (Weighting.Matrix matrix : bySet.get(Set.copyOf(criteria))) {
      Judgements one = matrix(matrix, criteria);
      if (one == null) continue;
      all.add(one);
      tell(matrix.author(), what, one, criteria);
    }
    if (all.isEmpty()) return weights;
    double[] equal = new double[all.size()];
    java.util.Arrays.fill(equal, 1);
    Judgements group = Judgements.group(all, equal);
    if (all.size() > 1) tell("(group)", what, group, criteria);
    double[] found = Ahp.of(group).weights();
    for (int i = 0; i < found.length; i++) weights.put(criteria.get(i), found[i]);
    return weights;
  }

  private Judgements matrix(Weighting.Matrix matrix, List<String> criteria) {
    int n = criteria.size();
    double[][] values = new double[n][n];
    for (int i = 0; i < n; i++) values[i][i] = 1;
    for (Weighting.Pair pair : matrix.pairs()) {
      values[criteria.indexOf(pair.row())][criteria.indexOf(pair.column())] = pair.value();
    }
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        if (values[i][j] == 0 && values[j][i] == 0)
          missing.add(criteria.get(j) + " over " + criteria.get(i));
        if (values[i][j] == 0) values[i][j] = 1 / values[j][i];
        if (values[j][i] == 0) values[j][i] = 1 / values[i][j];
      }
    }
    if (!missing.isEmpty()) {
      problem(
          matrix,
          "incomplete-judgements",
          "Not compared: " + String.join(", ", missing) + ".",
          "Add them: half the matrix is enough.");
      return null;
    }
    try {
      return Judgements.of(values);
    } catch (FlawedMatrixException e) {
      for (Flaw flaw : e.flaws()) {
        String where =
            flaw.row() < 0
                ? ""
                : criteria.get(flaw.row()) + " over " + criteria.get(flaw.column()) + ": ";
        problem(matrix, "bad-judgement", where + flaw.message(), flaw.remedy());
      }
      return null;
    }
  }

  private void problem(Weighting.Matrix matrix, String code, String message, String remedy) {
    problems.add(new Problem(code, matrix.place(), message, remedy));
  }

  private void tell(String author, String what, Judgements judgements, List<String> criteria) {
    Ahp.Result result = Ahp.of(judgements);
    String revise =
        Ahp.revisions(judgements).stream()
            .map(
                r ->
                    "%s over %s: %s -> %s"
                        .formatted(
                            criteria.get(r.row()),
                            criteria.get(r.column()),
                            r.valueText(),
                            r.suggestedText()))
            .collect(Collectors.joining("; "));
    told.add(
        new Object[] {
          (long) told.size() + 1,
          author,
          what,
          (long) criteria.size(),
          Numbers.ratio(result.lambdaMax()),
          Numbers.ratio(result.consistencyRatio()),
          result.isConsistent(),
          revise
        });
  }
}
