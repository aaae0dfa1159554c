package org.whalecurve.value.card;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;

/**
 * Learns a points card: bins with weights of evidence (Siddiqi, Credit Risk Scorecards, 2006), and
 * a penalised logistic regression over them whose coefficients may leave the weights of evidence
 * where the data insist.
 */
public final class CardLearner {
  /** Fewest customers with the event, and without it, that a card is learnt from. */
  public static final int MIN_EVENTS = 30;

  /** Customers of the rarer outcome for every part of the card. */
  private static final int EVENTS_PER_PART = 10;

  /** An attribute that alone tells apart so well is taken for the outcome under another name. */
  private static final double LEAK = 0.995;

  /** One that is worth a second look. */
  private static final double SUSPECT = 0.95;

  private final String name;
  private final SourcePlace place;
  private final CardSettings settings;
  private final List<Card.Note> notes = new ArrayList<>();

  private CardLearner(String name, SourcePlace place, CardSettings settings) {
    this.name = name;
    this.place = place;
    this.settings = settings;
  }

  /** A card and how it did on customers that it was not learnt from. */
  public record Learnt(Card card, Evaluation training, Evaluation holdout) {}

  /**
   * Draws the holdout, learns from the rest, and tests.
   *
   * @param name of the event, for instance {@code churn}
   * @param place where the card is asked for
   * @throws ProblemException {@code one-outcome}, {@code too-few-events}, {@code no-attribute}
   */
  public static Learnt learnAndTest(
      String name, SourcePlace place, CardSettings settings, CardData data) {
    CardData.Split split = data.split(settings.holdout(), settings.seed());
    Card card = learn(name, place, settings, split.training());
    return new Learnt(
        card, Evaluation.of(card, split.training()), Evaluation.of(card, split.holdout()));
  }

  /** Learns from all customers given. */
  public static Card learn(String name, SourcePlace place, CardSettings settings, CardData data) {
    return new CardLearner(name, place, settings).learn(data);
  }

  private Card learn(CardData all) {
    checkOutcome(all);
    CardData data = usable(all);
    Tuning tuning = new Tuning(data, settings.seed());
    Tuning.Result chosen = tuning.choose(mostParts(data), settings.pairs());
    Trial.Fitted fitted = new Trial(data).fit(chosen.recipe());
    if (!fitted.logistic().converged()) {
      note("not-converged", "", "The regression did not come to rest; its last step is used.");
    }
    Recalibration line = Recalibration.of(chosen.logOdds(), tuning.data().outcome());
    if (line.changes()) {
      note(
          "recalibrated",
          "",
          String.format(
              Locale.ROOT,
              "Log odds of unseen customers were off: multiplied by %.3f, then %+.3f.",
              line.slope(),
              line.intercept()));
    }
    return card(data, fitted, line, tried(tuning.results(), chosen));
  }

  private void checkOutcome(CardData data) {
    int events = data.events();
    int others = data.size() - events;
    if (events >= MIN_EVENTS && others >= MIN_EVENTS) return;
    boolean one = events == 0 || others == 0;
    throw new ProblemException(
        new Problem(
            one ? "one-outcome" : "too-few-events",
            place,
            one
                ? name + ": all " + data.size() + " customers to learn from have the same outcome."
                : name
                    + ": of "
                    + data.size()
                    + " customers to learn from, "
                    + events
                    + " had the event and "
                    + others
                    + " had not.",
            "A card needs at least "
                + MIN_EVENTS
                + " of each to learn from, besides those kept for the test. Take a longer time, or"
                + " leave the card out."));
  }

  /** Attributes that differ between customers and are not the outcome itself. */
  private CardData usable(CardData data) {
    List<Integer> chosen = new ArrayList<>();
    Binner binner = new Binner(10, Trial.minRows(data.size()), 0);
    for (int f = 0; f < data.features().size(); f++) {
      CardFeature feature = data.features().get(f);
      Bins bins = binner.bins(feature, data.column(f), data.outcome());
      if (says(
          feature.name(), Design.counts(Design.cells(List.of(bins), data), bins.count(), data)))
        chosen.add(f);
    }
    if (!chosen.isEmpty()) return data.with(chosen);
    throw new ProblemException(
        new Problem(
            "no-attribute",
            place,
            name
                + ": no attribute is left of "
                + data.features().size()
                + ": "
                + String.join(" ", notes.stream().map(Card.Note::text).toList()),
            "Name attributes that differ between customers and were known before the outcome."));
  }

  private boolean says(String feature, Count[] bins) {
    List<Count> filled = java.util.Arrays.stream(bins).filter(c -> c.n() > 0).toList();
    if (filled.size() < 2) {
      note("constant", feature, feature + " is the same for (nearly) all customers; left out.");
      return false;
    }
    double auc = Ranking.auc(filled.stream().sorted(Comparator.comparing(Count::rate)).toList());
    String alone =
        String.format(Locale.ROOT, "%s alone tells the outcome (AUC %.3f)", feature, auc);
    String known = "was it known before?";
    if (auc >= LEAK) note("leak", feature, alone + ": " + known + " Left out.");
    else if (auc >= SUSPECT) note("leak-suspected", feature, alone + ": " + known);
    return auc < LEAK;
  }

  private int mostParts(CardData data) {
    int rarer = Math.min(data.events(), data.size() - data.events());
    int most = Math.max(1, Math.min(settings.maxParts(), rarer / EVENTS_PER_PART));
    if (most < Math.min(settings.maxParts(), data.features().size())) {
      note(
          "fewer-parts",
          "",
          "With "
              + rarer
              + " customers of the rarer outcome the card has at most "
              + most
              + " parts (one for "
              + EVENTS_PER_PART
              + ").");
    }
    return most;
  }

  private void note(String code, String feature, String text) {
    notes.add(new Card.Note(code, feature, text));
  }

  private static List<Card.Tried> tried(List<Tuning.Result> results, Tuning.Result chosen) {
    return results.stream()
        .map(
            r ->
                new Card.Tried(
                    r.recipe().parts(),
                    r.recipe().pairs(),
                    r.recipe().strength().single(),
                    r.recipe().strength().pair(),
                    r.auc(),
                    r.error(),
                    r == chosen))
        .toList();
  }

  private Card card(
      CardData data, Trial.Fitted fitted, Recalibration line, List<Card.Tried> tried) {
    double base = fitted.logistic().coefficients()[0];
    List<Card.Part> parts = new ArrayList<>();
    for (Block block : fitted.design().blocks()) {
      Count[] counts = Design.counts(Design.cells(block.bins(), data), block.size(), data);
      double[] of = block.part(fitted.logistic().coefficients());
      double mean = mean(counts, of);
      base += mean;
      parts.add(part(data, block, counts, of, mean, line.slope()));
    }
    parts.removeIf(part -> part.cells().stream().filter(cell -> cell.n() > 0).count() < 2);
    parts.sort(Comparator.comparingInt((Card.Part p) -> p.worst() - p.best()));
    int basePoints = settings.scale().base(line.intercept() + line.slope() * base);
    return new Card(
        name, settings.scale(), data.size(), data.events(), basePoints, parts, tried, notes);
  }

  /** So that 0 points are those of the average customer, whom nothing is known of. */
  private static double mean(Count[] counts, double[] coefficients) {
    double sum = 0;
    double n = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += counts[i].n() * coefficients[i];
      n += counts[i].n();
    }
    return sum / n;
  }

  private Card.Part part(
      CardData data, Block block, Count[] counts, double[] of, double mean, double slope) {
    double rate = (double) data.events() / data.size();
    List<Card.Cell> cells = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      double logOdds = counts[i].n() == 0 && !block.isPair() ? 0 : slope * (of[i] - mean);
      cells.add(
          new Card.Cell(
              counts[i].n(),
              counts[i].events(),
              -counts[i].evidence(rate),
              logOdds,
              settings.scale().part(logOdds)));
    }
    List<CardFeature> features =
        block.bins().stream().map(bins -> data.feature(bins.feature())).toList();
    return new Card.Part(features, block.bins(), cells);
  }
}
