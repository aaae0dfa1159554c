package org.whalecurve.value.risk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.risk.CardModel;
import org.whalecurve.tables.RiskTables;
import org.whalecurve.tables.Table;
import org.whalecurve.value.card.Card;
import org.whalecurve.value.card.CardData;
import org.whalecurve.value.card.CardFeature;
import org.whalecurve.value.card.CardLearner;
import org.whalecurve.value.card.CardSettings;
import org.whalecurve.value.card.CardSql;
import org.whalecurve.value.card.Evaluation;

/** Learns every card of a run, writes what it says of itself, and scores all customers. */
final class CardRun {
  static final List<Table> TABLES =
      List.of(
          RiskTables.CARD,
          RiskTables.CARD_CHECK,
          RiskTables.CARD_CALIBRATION,
          RiskTables.CARD_RECIPE,
          RiskTables.CARD_NOTE,
          RiskTables.CARD_REASON);

  private static final int REASONS = 3;
  private static final String LABELS = "card_label";

  private final List<Wanted> wanted;
  private final boolean alive;
  private final Step.Context context;
  private final Session session;
  private final Dialect dialect;
  private final Map<Table, List<Object[]>> rows = new LinkedHashMap<>();
  private final Map<Wanted, Card> learnt = new LinkedHashMap<>();

  /**
   * A card to learn.
   *
   * @param prefix of its columns in {@link CardSteps#INPUT}
   */
  record Wanted(
      CardModel model, String prefix, List<CardFeature> features, CardSettings settings) {}

  CardRun(List<Wanted> wanted, boolean alive, Step.Context context) {
    this.wanted = wanted;
    this.alive = alive;
    this.context = context;
    this.session = context.session();
    this.dialect = session.dialect();
    TABLES.forEach(table -> rows.put(table, new ArrayList<>()));
    rows.remove(RiskTables.CARD_REASON);
  }

  void run() {
    wanted.forEach(this::learn);
    rows.forEach((table, all) -> PublishedRows.write(context, table, all));
    context.write(CardSteps.SCORED, scored());
    registerLabels();
    context.write(RiskTables.CARD_REASON.name(), reasons());
    session.drop(LABELS);
  }

  private void learn(Wanted card) {
    CardModel model = card.model();
    try {
      CardData data = data(card);
      CardLearner.Learnt result =
          CardLearner.learnAndTest(model.name(), model.place(), card.settings(), data);
      learnt.put(card, result.card());
      bins(model.name(), result.card());
      check(model, "training", result.card(), result.training());
      check(model, "holdout", result.card(), result.holdout());
      calibration(model.name(), result.holdout());
      recipes(model.name(), result.card());
      notes(model.name(), result.card());
    } catch (ProblemException e) {
      notLearnt(model, e.problems().get(0));
    }
  }

  private CardData data(Wanted card) {
    String from =
        "(SELECT * FROM " + CardSteps.INPUT + " WHERE " + card.prefix() + "_where) AS known";
    Expr outcome = new Expr.Column(CardSteps.INPUT, card.prefix() + "_outcome", ValueType.BOOLEAN);
    CardData.Source source = new CardData.Source(from, "customer_id", Expr.Column::name, outcome);
    CardSettings settings = card.settings();
    return CardData.read(session, source, card.features(), settings.sampleRows(), settings.seed());
  }

  /** Too little to learn from is no fault of the model: the run goes on, and the table says why. */
  private void notLearnt(CardModel model, Problem why) {
    String instead = "";
    if (model.name().equals("churn")) {
      instead =
          alive
              ? " churn_risk is 1 - p_stays instead, where lifetime value is known."
              : " churn_risk stays empty.";
    }
    Object[] row = new Object[RiskTables.CARD_CHECK.columns().size()];
    row[0] = model.name();
    row[1] = "none";
    row[2] = title(model, "en");
    row[3] = title(model, "zh");
    row[row.length - 1] = why.message() + " " + why.remedy() + instead;
    rows.get(RiskTables.CARD_CHECK).add(row);
    rows.get(RiskTables.CARD_NOTE)
        .add(new Object[] {model.name(), 1, why.code(), "", why.message()});
  }

  private static String title(CardModel model, String language) {
    return model.titles().getOrDefault(language, model.name());
  }

  private void bins(String name, Card card) {
    double rate = (double) card.events() / card.customers();
    List<Object[]> bins = rows.get(RiskTables.CARD);
    bins.add(
        new Object[] {
          name,
          0,
          "(base)",
          0,
          "(all)",
          card.customers(),
          card.events(),
          rate,
          null,
          null,
          card.basePoints()
        });
    for (int t = 0; t < card.parts().size(); t++) {
      Card.Part part = card.parts().get(t);
      for (int c = 0; c < part.cells().size(); c++) {
        Card.Cell cell = part.cells().get(c);
        double events = (double) cell.events() / cell.n();
        bins.add(
            new Object[] {
              name,
              t + 1,
              part.name(),
              c,
              part.label(c),
              cell.n(),
              cell.events(),
              events,
              cell.woe(),
              cell.logOdds(),
              cell.points()
            });
      }
    }
  }

  private void check(CardModel model, String sample, Card card, Evaluation e) {
    double half = 1.959963984540054 * e.aucError();
    rows.get(RiskTables.CARD_CHECK)
        .add(
            new Object[] {
              model.name(),
              sample,
              title(model, "en"),
              title(model, "zh"),
              e.customers(),
              e.events(),
              e.auc(),
              Math.max(0, e.auc() - half),
              Math.min(1, e.auc() + half),
              e.gini(),
              e.ks(),
              e.brier(),
              e.logLoss(),
              e.hosmerLemeshow(),
              e.hosmerLemeshowP(),
              card.parts().size(),
              null
            });
  }

  private void calibration(String name, Evaluation e) {
    int place = 0;
    for (Evaluation.Group g : e.groups()) {
      rows.get(RiskTables.CARD_CALIBRATION)
          .add(
              new Object[] {
                name,
                ++place,
                g.fewestPoints(),
                g.mostPoints(),
                g.customers(),
                g.events(),
                g.expected(),
                g.observed(),
                g.low(),
                g.high(),
                g.lift(),
                g.captured()
              });
    }
  }

  private void recipes(String name, Card card) {
    int place = 0;
    for (Card.Tried tried : card.tried()) {
      rows.get(RiskTables.CARD_RECIPE)
          .add(
              new Object[] {
                name,
                ++place,
                tried.parts(),
                tried.pairs(),
                tried.strength(),
                tried.pairStrength(),
                tried.auc(),
                tried.error(),
                tried.chosen()
              });
    }
  }

  private void notes(String name, Card card) {
    int place = 0;
    for (Card.Note note : card.notes()) {
      rows.get(RiskTables.CARD_NOTE)
          .add(new Object[] {name, ++place, note.code(), note.feature(), note.text()});
    }
  }

  private Optional<CardSql> sql(Wanted card) {
    String from =
        "(SELECT * FROM " + CardSteps.INPUT + " WHERE " + card.prefix() + "_scored) AS scored";
    return Optional.ofNullable(learnt.get(card))
        .map(
            c ->
                new CardSql(
                    c,
                    dialect,
                    column -> now(card, column.name()),
                    from,
                    List.of("customer_no", "customer_id")));
  }

  /** The column to score with: how the attribute is now, where that was asked for. */
  private static String now(Wanted card, String column) {
    int number = Integer.parseInt(column.substring((card.prefix() + CardSteps.BEFORE).length()));
    return card.model().features().get(number).now() == null
        ? column
        : card.prefix() + CardSteps.NOW + number;
  }

  private String scored() {
    StringBuilder select = new StringBuilder("SELECT i.customer_no");
    StringBuilder from = new StringBuilder("\nFROM " + CardSteps.INPUT + " i");
    for (int k = 0; k < wanted.size(); k++) {
      Optional<CardSql> sql = sql(wanted.get(k));
      String risk = sql.isEmpty() ? "NULL" : "s" + k + ".probability";
      select
          .append(", CAST(" + risk + " AS DECIMAL(38,12)) AS ")
          .append(CardSteps.column(wanted.get(k).model()));
      String alias = "s" + k;
      sql.ifPresent(
          s ->
              from.append("\nLEFT JOIN (" + s.scored() + ") AS " + alias)
                  .append(" ON " + alias + ".customer_no = i.customer_no"));
    }
    return select.append(from).append("\nORDER BY i.customer_no").toString();
  }

  private void registerLabels() {
    List<Session.Column> columns =
        List.of(
            new Session.Column("card", "VARCHAR"),
            new Session.Column("part_no", "INTEGER"),
            new Session.Column("bin_no", "INTEGER"),
            new Session.Column("part", "VARCHAR"),
            new Session.Column("bin", "VARCHAR"));
    List<Object[]> labels = new ArrayList<>();
    learnt.forEach(
        (wanted, card) -> {
          for (int t = 0; t < card.parts().size(); t++) {
            Card.Part part = card.parts().get(t);
            for (int c = 0; c < part.cells().size(); c++) {
              labels.add(
                  new Object[] {
                    wanted.model().name(), (long) t, (long) c, part.name(), part.label(c)
                  });
            }
          }
        });
    session.registerRows(LABELS, columns, labels);
  }

  private String reasons() {
    List<String> each = new ArrayList<>();
    for (Wanted card : wanted) {
      sql(card)
          .filter(s -> !learnt.get(card).parts().isEmpty())
          .ifPresent(
              s ->
                  each.add(
                      "SELECT customer_id, "
                          + dialect.literal(card.model().name())
                          + " AS card, rank, part, cell, points, lost FROM ("
                          + s.reasons(REASONS)
                          + ") AS why"));
    }
    String all = String.join(" UNION ALL ", each);
    if (each.isEmpty()) {
      all =
          "SELECT customer_id, '' AS card, 0 AS rank, 0 AS part, 0 AS cell, 0 AS points, 0 AS lost"
              + " FROM "
              + CardSteps.INPUT
              + " WHERE FALSE";
    }
    return "SELECT "
        + PublishedRows.select(
            RiskTables.CARD_REASON,
            List.of("r.customer_id", "r.card", "r.rank", "l.part", "l.bin", "r.points", "r.lost"))
        + " FROM ("
        + all
        + ") AS r JOIN "
        + LABELS
        + " l ON l.card = r.card AND l.part_no = r.part AND l.bin_no = r.cell"
        + " ORDER BY 1, 2, 3";
  }
}
