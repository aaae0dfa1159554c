package org.whalecurve.value.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.Expressions;
import org.whalecurve.model.risk.CardModel;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.tables.Table;
import org.whalecurve.tables.Table.Column;
import org.whalecurve.tables.Table.Kind;
import org.whalecurve.value.card.CardFeature;
import org.whalecurve.value.card.CardScale;
import org.whalecurve.value.card.CardSettings;
import org.whalecurve.value.card.Direction;
import org.whalecurve.value.columns.Building;
import org.whalecurve.value.columns.CustomerRows;

/**
 * Points cards in a run: one step puts outcome and attributes of every customer side by side, one
 * learns from them and scores all.
 */
final class CardSteps {
  /** Column with the risk by the card named churn. */
  static final String CHURN = "risk_churn";

  static final String INPUT = "card_input";
  static final String SCORED = "customer_card";

  /** Stand between a card's prefix and the number of an attribute, in the name of its column. */
  static final String BEFORE = "_f";

  static final String NOW = "_n";

  private final Building building;
  private final CustomerRows rows;
  private final Problems problems;
  private final StringBuilder input = new StringBuilder();
  private final List<CardRun.Wanted> wanted = new ArrayList<>();

  private CardSteps(Building building, Problems problems) {
    this.building = building;
    this.rows = building.rows();
    this.problems = problems;
  }

  /** The columns {@code risk_<card>}. */
  static List<Column> add(Building building, List<CardModel> cards, Problems problems) {
    if (cards.isEmpty()) return List.of();
    CardSteps steps = new CardSteps(building, problems);
    cards.forEach(steps::card);
    return steps.wanted.size() == cards.size() ? steps.addSteps() : List.of();
  }

  private void card(CardModel card) {
    int before = problems.list().size();
    String prefix = "k" + wanted.size();
    checkName(card);
    Expr outcome = compile(card.outcome(), ValueType.BOOLEAN);
    List<CardFeature> features = new ArrayList<>();
    for (CardModel.Feature feature : card.features()) {
      attribute(prefix, feature, outcome, features.size()).ifPresent(features::add);
    }
    String where = condition(card.where());
    String scored = card.scored() == null ? where : condition(card.scored());
    if (problems.list().size() > before) return;
    add(outcome, prefix + "_outcome");
    input.append(",\n  ").append(where).append(" AS ").append(prefix).append("_where");
    input.append(",\n  ").append(scored).append(" AS ").append(prefix).append("_scored");
    wanted.add(new CardRun.Wanted(card, prefix, features, settings(card)));
  }

  private String condition(ExprText text) {
    Expr condition = text == null ? null : compile(text, ValueType.BOOLEAN);
    return condition == null ? "TRUE" : "coalesce(" + rows.expr(condition) + ", FALSE)";
  }

  /** Adds the attribute's columns: as it was before the outcome, and as it is now. */
  private Optional<CardFeature> attribute(
      String prefix, CardModel.Feature feature, Expr outcome, int number) {
    Expr value = checked(feature, outcome);
    if (value == null) return Optional.empty();
    Expr now = feature.now() == null ? value : compile(feature.now(), value.type());
    if (now == null) return Optional.empty();
    add(value, prefix + BEFORE + number);
    if (feature.now() != null) add(now, prefix + NOW + number);
    return Optional.of(
        new CardFeature(
            feature.name(),
            new Expr.Column(INPUT, prefix + BEFORE + number, value.type()),
            Direction.valueOf(feature.risk().name())));
  }

  private void checkName(CardModel card) {
    if (!building.columns().has(column(card))) return;
    problems.add(
        "duplicate-name",
        card.place(),
        "The card '"
            + card.name()
            + "' makes the column '"
            + column(card)
            + "', which the customer has already.",
        "Give the card or the column another name.");
  }

  static String column(CardModel card) {
    return "risk_" + card.name();
  }

  private void add(Expr value, String column) {
    String sql = rows.expr(value);
    String kept = value.type() == ValueType.NUMBER ? "CAST(" + sql + " AS DECIMAL(38,12))" : sql;
    input.append(",\n  ").append(kept).append(" AS ").append(column);
  }

  private Expr checked(CardModel.Feature feature, Expr outcome) {
    Expr value = compile(feature.value(), null);
    if (value == null || outcome == null) return null;
    if (value.type() == ValueType.DATE) {
      return refused(
          feature,
          "wrong-type",
          "'" + feature.name() + "' is a date; a card takes numbers, texts and yes or no.",
          "Make a feature of its age, DAYS_BETWEEN("
              + feature.value().text().strip()
              + ", as_of), and name that.");
    }
    if (feature.risk() != CardModel.Risk.FREE && value.type() != ValueType.NUMBER) {
      return refused(
          feature,
          "wrong-type",
          "'" + feature.name() + "' is no number, so that no risk rises or falls with it.",
          "Leave risk away.");
    }
    Set<Expr.Column> read = value.columns();
    if (outcome.columns().size() == 1 && read.containsAll(outcome.columns())) {
      return refused(
          feature,
          "outcome-in-feature",
          "'" + feature.name() + "' reads the column that the outcome is taken from.",
          "Leave it away: it is what the card foretells.");
    }
    if (read.stream().anyMatch(c -> c.name().equals("customer_id"))) {
      return refused(
          feature,
          "wrong-type",
          "'" + feature.name() + "' reads the customer's number, which says nothing of others.",
          "Leave it away.");
    }
    return value;
  }

  private Expr refused(CardModel.Feature feature, String code, String message, String remedy) {
    problems.add(code, feature.value().place(), message, remedy);
    return null;
  }

  private Expr compile(ExprText text, ValueType type) {
    try {
      return Expressions.compile(text, building.columns().scope(), type);
    } catch (ProblemException e) {
      problems.addAll(e.problems());
      return null;
    }
  }

  private static CardSettings settings(CardModel card) {
    return new CardSettings(
        card.parts(),
        card.pairs(),
        card.sample(),
        card.holdout().doubleValue(),
        card.seed(),
        new CardScale(card.points(), card.odds().doubleValue(), card.doubling()));
  }

  private List<Column> addSteps() {
    String sql =
        "SELECT c.customer_no, c.customer_id"
            + input
            + "\nFROM "
            + rows.from()
            + "\nWHERE "
            + CustomerRows.REAL
            + "\nORDER BY c.customer_no";
    building.add(
        Step.sql(
            "value.card_input", "outcomes and attributes for cards", rows.reads(), INPUT, sql));
    List<Column> columns =
        wanted.stream()
            .map(
                w ->
                    new Column(
                        column(w.model()),
                        Kind.RATIO,
                        "share",
                        "risk by the card '" + w.model().name() + "'",
                        false))
            .toList();
    List<String> writes = new ArrayList<>(CardRun.TABLES.stream().map(Table::name).toList());
    writes.add(SCORED);
    boolean alive = building.columns().has("p_stays");
    building.add(
        new Step(
            "value.card",
            "learn cards, test them, score all customers",
            List.of(INPUT),
            writes,
            new Step.Java(inputs(alive), context -> new CardRun(wanted, alive, context).run())),
        SCORED,
        columns);
    return columns;
  }

  private String inputs(boolean alive) {
    return alive
        + wanted.stream()
            .map(w -> w.model() + " " + w.features())
            .collect(Collectors.joining("\n", "\n", ""));
  }
}
