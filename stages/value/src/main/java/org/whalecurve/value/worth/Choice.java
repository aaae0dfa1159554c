package org.whalecurve.value.worth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.model.lifetime.LifetimeModel;
import org.whalecurve.value.discrete.DiscreteFits;
import org.whalecurve.value.discrete.OpportunityHistory;
import org.whalecurve.value.lifetime.BetaGeometric;
import org.whalecurve.value.lifetime.Fit;
import org.whalecurve.value.lifetime.Histories;
import org.whalecurve.value.lifetime.MaximumLikelihood;
import org.whalecurve.value.lifetime.ParetoNbd;
import org.whalecurve.value.lifetime.RepeatModel;
import org.whalecurve.value.lifetime.TimeUnit;

/**
 * The model of repeat buying: the one asked for, or the one that the data call for. Customers who
 * buy in nearly every period while they are there (bills, subscriptions) buy at given
 * opportunities: BG/BB. Others buy whenever they like: of MBG/NBD and Pareto/NBD, which have as
 * many parameters and the same data, the one with the higher likelihood. BG/NBD is taken only where
 * it is asked for, since by it nobody who bought once can have left.
 */
final class Choice {
  /** Fewer customers teach nothing. */
  static final int CUSTOMERS_LEAST = 30;

  /** Fewer repeated purchases neither. */
  static final int REPEATS_LEAST = 10;

  private static final double REGULAR = 0.8;

  private final LifetimeModel model;
  private final List<Tried> tried = new ArrayList<>();
  private Histories histories;
  private List<OpportunityHistory> opportunities;
  private double share;

  /** A model that was fitted, or could not be. */
  record Tried(String model, Fit fit, String reason) {}

  /**
   * The model to use.
   *
   * @param values its parameters, in order
   * @param fit null where the parameters were given
   * @param reason why this one
   */
  record Chosen(String model, double[] values, Fit fit, String reason) {
    boolean discrete() {
      return model.equals("bg-bb");
    }
  }

  private Choice(LifetimeModel model) {
    this.model = model;
  }

  /** Reads the histories and chooses; see {@link #chosen}. */
  static Choice of(LifetimeModel model, Session session) {
    Choice choice = new Choice(model);
    choice.histories = Histories.read(session, HistorySql.TABLE, unit(model));
    choice.opportunities = new ArrayList<>();
    long bought = 0;
    long could = 0;
    for (Row row :
        session.query(
            "SELECT bought, last_bought, periods, count(*) FROM customer_history GROUP BY 1, 2, 3 ORDER BY 1, 2, 3")) {
      choice.opportunities.add(
          new OpportunityHistory(
              (int) row.integer(0), (int) row.integer(1), (int) row.integer(2), row.integer(3)));
      bought += row.integer(0) * row.integer(3);
      could += row.integer(1) * row.integer(3);
    }
    choice.share = could == 0 ? 0 : (double) bought / could;
    return choice;
  }

  static TimeUnit unit(LifetimeModel model) {
    return TimeUnit.valueOf(model.unit().toUpperCase(Locale.ROOT));
  }

  Histories histories() {
    return histories;
  }

  List<OpportunityHistory> opportunities() {
    return opportunities;
  }

  List<Tried> tried() {
    return tried;
  }

  /** The model, or null where the data are too few for any; {@link #tried} then says why. */
  Chosen chosen() {
    if (!model.parameters().isEmpty()) {
      double[] values =
          LifetimeModel.MODELS.get(model.model()).stream()
              .mapToDouble(name -> model.parameters().get(name).doubleValue())
              .toArray();
      return new Chosen(
          model.model(), values, null, "The parameters are given: nothing was fitted.");
    }
    String few = tooFew();
    if (few != null) {
      tried.add(new Tried(model.model(), null, few));
      return null;
    }
    return model.model().equals(LifetimeModel.AUTO)
        ? best()
        : fitted(model.model(), "The model asked for.");
  }

  private String tooFew() {
    if (histories.customers() < CUSTOMERS_LEAST)
      return "%d customers bought; %d are needed to learn from."
          .formatted((long) histories.customers(), CUSTOMERS_LEAST);
    if (histories.transactions() < REPEATS_LEAST)
      return "%d purchases were repeated; %d are needed to learn from."
          .formatted((long) histories.transactions(), REPEATS_LEAST);
    return null;
  }

  private Chosen best() {
    String habit =
        String.format(
            Locale.ROOT,
            "Customers bought in %.1f %% of the periods between their first and their last purchase",
            100 * share);
    if (share >= REGULAR) {
      Chosen regular = fitted("bg-bb", habit + ": they buy at given opportunities.");
      if (regular != null) return regular;
    }
    Chosen first = fitted("mbg-nbd", "");
    Chosen second = fitted("pareto-nbd", "");
    if (first == null || second == null) return first == null ? second : first;
    Chosen better = second.fit().logLikelihood() > first.fit().logLikelihood() ? second : first;
    return new Chosen(
        better.model(),
        better.values(),
        better.fit(),
        habit
            + String.format(
                Locale.ROOT,
                ": they buy when they like. The log-likelihood is %.1f, of %s %.1f.",
                better.fit().logLikelihood(),
                better == first ? second.model() : first.model(),
                (better == first ? second : first).fit().logLikelihood()));
  }

  /** Fits a model; null, and told, where that fails or does not reach a maximum. */
  private Chosen fitted(String name, String reason) {
    try {
      Fit fit =
          name.equals("bg-bb")
              ? DiscreteFits.bgBb(opportunities, MaximumLikelihood.Options.DEFAULT)
              : repeat(name).fit(histories, MaximumLikelihood.Options.DEFAULT);
      tried.add(new Tried(name, fit, fit.converged() ? "" : fit.verdict()));
      boolean usable = java.util.Arrays.stream(fit.values()).allMatch(Double::isFinite);
      return usable ? new Chosen(name, fit.values(), fit, reason) : null;
    } catch (ProblemException e) {
      tried.add(new Tried(name, null, e.problems().get(0).message()));
      return null;
    }
  }

  static RepeatModel repeat(String name) {
    return switch (name) {
      case "bg-nbd" -> new BetaGeometric(false, 1);
      case "mbg-nbd" -> new BetaGeometric(true, 1);
      case "pareto-nbd" -> new ParetoNbd();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Parameters by name, in order, of what was chosen. */
  static Map<String, Double> parameters(Chosen chosen) {
    Map<String, Double> named = new java.util.LinkedHashMap<>();
    List<String> names = LifetimeModel.MODELS.get(chosen.model());
    for (int i = 0; i < names.size(); i++) named.put(names.get(i), chosen.values()[i]);
    return named;
  }
}
