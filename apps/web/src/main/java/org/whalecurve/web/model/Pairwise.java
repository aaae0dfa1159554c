package org.whalecurve.web.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.whalecurve.flow.weights.Comparisons;
import org.whalecurve.flow.weights.Weights;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.model.Workspace;
import org.whalecurve.model.score.Scorecard;
import org.whalecurve.model.score.Scorecard.Indicator;
import org.whalecurve.model.score.Weighting;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.page.Visit;

/** Weights of a scorecard from comparisons in pairs. */
@Service
class Pairwise {
  static final String CATEGORIES = "(categories)";
  static final String CARD = "(card)";
  private static final String FILE = "model/value.yaml";

  /** Sliders go from nine times more to nine times less. */
  private static final int MOST = 8;

  private final ModelFiles files;
  private final Reviews reviews;

  Pairwise(ModelFiles files, Reviews reviews) {
    this.files = files;
    this.reviews = reviews;
  }

  /**
   * What is compared with each other.
   *
   * @param key {@code (categories)}, {@code (card)}, or a category
   * @param stated what each counts in the file, as a share
   */
  record Criteria(
      String key,
      Map<String, String> titles,
      List<String> names,
      List<Map<String, String>> shown,
      double[] stated) {}

  /** Everything that can be compared; empty where there is no scorecard. */
  List<Criteria> all() {
    Scorecard card = card();
    if (card == null) return List.of();
    List<Indicator> weighed = card.indicators().stream().filter(i -> !i.penalty()).toList();
    Set<String> used = new LinkedHashSet<>();
    weighed.forEach(i -> used.add(i.category()));
    List<Criteria> all = new ArrayList<>();
    if (!used.equals(card.categories().keySet()) || isJudgedAtOnce(card, weighed)) {
      add(all, indicators(CARD, Map.of(), weighed));
      return all;
    }
    add(all, categories(card, weighed, List.copyOf(used)));
    for (String category : used) {
      List<Indicator> inside = weighed.stream().filter(i -> i.category().equals(category)).toList();
      add(all, indicators(category, card.categories().get(category), inside));
    }
    return all;
  }

  Criteria of(String key) {
    return all().stream()
        .filter(one -> key.isEmpty() || one.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new NotFoundException("criteria " + key));
  }

  private Scorecard card() {
    if (!files.isThere()) return null;
    Workspace workspace = ModelLoader.load(files.workspace());
    return workspace.value() == null ? null : workspace.value().score().card();
  }

  private static void add(List<Criteria> all, Criteria one) {
    if (one.names().size() > 1) all.add(one);
  }

  private static boolean isJudgedAtOnce(Scorecard card, List<Indicator> weighed) {
    Set<String> names = Set.copyOf(weighed.stream().map(Indicator::name).toList());
    return card.weighting().judgements().stream()
        .anyMatch(matrix -> Set.copyOf(matrix.criteria()).equals(names));
  }

  private static Criteria indicators(String key, Map<String, String> titles, List<Indicator> all) {
    return new Criteria(
        key,
        titles,
        all.stream().map(Indicator::name).toList(),
        all.stream().map(Indicator::titles).toList(),
        shares(all.stream().mapToDouble(i -> i.weight().doubleValue()).toArray()));
  }

  private static Criteria categories(
      Scorecard card, List<Indicator> weighed, List<String> categories) {
    double[] sums = new double[categories.size()];
    for (Indicator indicator : weighed) {
      sums[categories.indexOf(indicator.category())] += indicator.weight().doubleValue();
    }
    return new Criteria(
        CATEGORIES,
        Map.of(),
        categories,
        categories.stream().map(card.categories()::get).toList(),
        shares(sums));
  }

  private static double[] shares(double[] weights) {
    double sum = 0;
    for (double weight : weights) sum += weight;
    double[] shares = new double[weights.length];
    for (int i = 0; i < shares.length; i++) shares[i] = sum == 0 ? 0 : weights[i] / sum;
    return shares;
  }

  /** Sliders of all pairs as this person left them; in the middle where nothing was said. */
  int[][] kept(Visit visit, Criteria criteria) {
    int n = criteria.names().size();
    int[][] sliders = new int[n][n];
    Set<String> names = Set.copyOf(criteria.names());
    for (Weighting.Matrix matrix : card().weighting().judgements()) {
      if (!matrix.author().equals(visit.user().displayName())) continue;
      if (!Set.copyOf(matrix.criteria()).equals(names)) continue;
      for (Weighting.Pair pair : matrix.pairs()) {
        int row = criteria.names().indexOf(pair.row());
        int column = criteria.names().indexOf(pair.column());
        sliders[Math.min(row, column)][Math.max(row, column)] =
            slider(row < column ? pair.value() : 1 / pair.value());
      }
    }
    return sliders;
  }

  /** The place of a slider: to the left of 0 the first of the pair counts more. */
  private static int slider(double value) {
    long steps = value >= 1 ? 1 - Math.round(value) : Math.round(1 / value) - 1;
    return (int) Math.max(-MOST, Math.min(MOST, steps));
  }

  /** How many times more the first counts. */
  private static double value(int slider) {
    return slider <= 0 ? 1 - slider : 1.0 / (1 + slider);
  }

  static int inRange(int slider) {
    return Math.max(-MOST, Math.min(MOST, slider));
  }

  Weights.Judged judge(Criteria criteria, int[][] sliders) {
    int n = criteria.names().size();
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      matrix[i][i] = 1;
      for (int j = i + 1; j < n; j++) {
        matrix[i][j] = value(sliders[i][j]);
        matrix[j][i] = 1 / matrix[i][j];
      }
    }
    return Comparisons.of(criteria.names(), matrix);
  }

  /** A draft of value.yaml that weighs by these judgements and those of others. */
  Draft propose(Visit visit, Criteria criteria, int[][] sliders) {
    ModelFiles.InForce now = files.of(FILE);
    String author = visit.user().displayName();
    List<JudgementText.Said> said = new ArrayList<>();
    Set<String> names = Set.copyOf(criteria.names());
    Weighting weighting = card().weighting();
    for (Weighting.Matrix matrix : weighting.judgements()) {
      boolean replaced =
          matrix.author().equals(author) && Set.copyOf(matrix.criteria()).equals(names);
      if (!replaced) said.add(JudgementText.Said.of(matrix));
    }
    said.add(said(author, criteria, sliders));
    boolean mixed =
        weighting.parts().stream().anyMatch(part -> part.method() == Weighting.Method.AHP);
    String text = JudgementText.in(now.text(), said, mixed, visit.speech());
    String title = visit.speech().text("model.weights.draft");
    return reviews.add(visit, FILE, title, now.sha256(), text);
  }

  private static JudgementText.Said said(String author, Criteria criteria, int[][] sliders) {
    List<JudgementText.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < sliders.length; i++) {
      for (int j = i + 1; j < sliders.length; j++) {
        pairs.add(
            new JudgementText.Pair(
                criteria.names().get(i), criteria.names().get(j), value(sliders[i][j])));
      }
    }
    return new JudgementText.Said(author, pairs);
  }
}
