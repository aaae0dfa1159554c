package org.whalecurve.value.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.model.score.Scorecard;
import org.whalecurve.model.score.Scorecard.Indicator;
import org.whalecurve.tables.RunTables;
import org.whalecurve.tables.Table.Column;
import org.whalecurve.tables.Table.Kind;
import org.whalecurve.value.columns.Building;

/** A scorecard held against the columns that this company's customers have. */
final class CardPlan {
  static final String POINTS_UNIT = "points";

  private final Scorecard card;
  private final boolean experts;
  private final List<Placed> all = new ArrayList<>();

  /**
   * An indicator and what it is taken from.
   *
   * @param place from 1, in the card
   * @param text expression; empty where there is none
   * @param value null where only experts judge, or nobody
   */
  record Placed(int place, Indicator indicator, String text, Expr value) {
    String name() {
      return indicator.name();
    }

    /** Column of the raw value. */
    String raw() {
      return "x_" + name();
    }

    /** Column of what experts say. */
    String expert() {
      return "e_" + name();
    }

    /** Column of the points in millionths. */
    String points() {
      return "p_" + name();
    }
  }

  private CardPlan(Scorecard card, boolean experts) {
    this.card = card;
    this.experts = experts;
  }

  /**
   * Finds the columns.
   *
   * @throws ProblemException where an indicator of the user's own names what is not there
   */
  static CardPlan of(Building building) {
    Scorecard card = building.workspace().value().score().card();
    CardPlan plan = new CardPlan(card, building.workspace().fills("expert_score"));
    Values values = new Values(building);
    List<Problem> problems = new ArrayList<>();
    for (Indicator indicator : card.indicators()) {
      try {
        plan.all.add(plan.placed(indicator, values));
      } catch (ProblemException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) throw new ProblemException(problems);
    return plan;
  }

  private Placed placed(Indicator indicator, Values values) {
    int place = all.size() + 1;
    if (indicator.values().isEmpty()) return new Placed(place, indicator, "", null);
    Optional<Values.Fitting> fitting = values.firstOf(indicator.values());
    if (fitting.isEmpty() && !indicator.template()) values.first(indicator.values());
    return new Placed(
        place,
        indicator,
        fitting.map(Values.Fitting::text).orElse(""),
        fitting.map(Values.Fitting::expr).orElse(null));
  }

  Scorecard card() {
    return card;
  }

  /** Whether there is a table of expert scores. */
  boolean experts() {
    return experts;
  }

  List<Placed> all() {
    return all;
  }

  /** Those that some customer may have points for. */
  List<Placed> used() {
    return all.stream().filter(p -> p.value != null || experts).toList();
  }

  List<Placed> weighed() {
    return used().stream().filter(p -> !p.indicator.penalty()).toList();
  }

  List<Placed> penalties() {
    return used().stream().filter(p -> p.indicator.penalty()).toList();
  }

  /** Why an indicator is not used. */
  String reason(Placed placed) {
    return placed.indicator.values().isEmpty()
        ? "only experts can judge it, and no source fills expert_score"
        : "no column of the customer fits, and no source fills expert_score";
  }

  /** Partial scores: column and the indicators in it, penalties too; the whole score first. */
  Map<Column, List<Placed>> scores() {
    Map<Column, List<Placed>> scores = new LinkedHashMap<>();
    scores.put(
        RunTables.CUSTOMER_VALUE.stream()
            .filter(c -> c.name().equals("score"))
            .findFirst()
            .orElseThrow(),
        used());
    card.categories()
        .forEach(
            (name, titles) ->
                scores.put(
                    column(name, titles, "category"),
                    used().stream().filter(p -> p.indicator.category().equals(name)).toList()));
    card.dimensions()
        .forEach(
            (name, titles) ->
                scores.put(
                    column(name, titles, "dimension"),
                    used().stream().filter(p -> p.indicator.dimension().equals(name)).toList()));
    return scores;
  }

  private static Column column(String name, Map<String, String> titles, String kind) {
    String meaning = "partial score, " + kind + ": " + titles.getOrDefault("en", name);
    return new Column("score_" + name, Kind.RATIO, POINTS_UNIT, meaning, false);
  }

  /** Partial scores that no indicator can fill. */
  List<String> empty() {
    List<String> empty = new ArrayList<>();
    scores()
        .forEach(
            (column, placed) -> {
              boolean some =
                  placed.stream()
                      .anyMatch(p -> !p.indicator.penalty() && p.indicator.weight().signum() > 0);
              if (!some) empty.add(column.name());
            });
    return empty;
  }
}
