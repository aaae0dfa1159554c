package org.whalecurve.value.worth;

import java.util.ArrayList;
import java.util.List;
import org.whalecurve.engine.Session.Column;
import org.whalecurve.model.lifetime.LifetimeModel;
import org.whalecurve.value.discrete.BgBb;
import org.whalecurve.value.discrete.OpportunityHistory;
import org.whalecurve.value.lifetime.Estimate;
import org.whalecurve.value.lifetime.Fit;
import org.whalecurve.value.lifetime.Histories;
import org.whalecurve.value.lifetime.Scorer;
import org.whalecurve.value.lifetime.Scores;
import org.whalecurve.value.lifetime.TimeUnit;

/**
 * What is to be expected of every distinct history: {@code h1, h2, h3} are the history, {@code
 * p_alive} the probability that the customer is there now, {@code p_stays} that he will be in a
 * year, {@code expected} and {@code discounted} orders over the horizon, each with its error.
 */
final class HistoryScore {
  static final List<Column> COLUMNS =
      List.of(
          new Column("h1", "INTEGER"),
          new Column("h2", "INTEGER"),
          new Column("h3", "INTEGER"),
          new Column("p_alive", "DOUBLE"),
          new Column("p_stays", "DOUBLE"),
          new Column("expected", "DOUBLE"),
          new Column("expected_error", "DOUBLE"),
          new Column("discounted", "DOUBLE"),
          new Column("discounted_error", "DOUBLE"));

  private static final double DAYS_OF_MONTH = 365.25 / 12;

  private final LifetimeModel model;
  private final Choice.Chosen chosen;
  private final int periodMonths;

  HistoryScore(LifetimeModel model, Choice.Chosen chosen, int periodMonths) {
    this.model = model;
    this.chosen = chosen;
    this.periodMonths = periodMonths;
  }

  /** The columns of {@code customer_history} that a score is found by. */
  List<String> key() {
    return chosen.discrete()
        ? List.of("bought", "last_bought", "periods")
        : List.of("frequency", "recency_days", "age_days");
  }

  List<Object[]> rows(Choice choice) {
    return chosen.discrete() ? discrete(choice.opportunities()) : continuous(choice.histories());
  }

  private List<Object[]> continuous(Histories histories) {
    TimeUnit unit = Choice.unit(model);
    double rate = Math.log1p(model.discount().doubleValue()) / (365.25 / unit.days());
    Scores.Wanted wanted =
        new Scores.Wanted(
            unit.ofDays(model.horizonMonths() * DAYS_OF_MONTH), unit.ofDays(365.25), rate);
    Scorer scorer = new Scorer(Choice.repeat(chosen.model()), histories);
    Scores.WithErrors scores =
        chosen.fit() == null
            ? new Scores.WithErrors(scorer.scores(chosen.values(), wanted), null)
            : scorer.scores(chosen.fit(), wanted);
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < histories.size(); i++) {
      Scores values = scores.values();
      rows.add(
          row(
              histories.frequency(i),
              (int) Math.round(histories.recency(i) * unit.days()),
              (int) Math.round(histories.age(i) * unit.days()),
              values.alive()[i],
              values.aliveLater()[i],
              values.expected()[i],
              scores.errors() == null ? null : scores.errors().expected()[i],
              values.discounted()[i],
              scores.errors() == null ? null : scores.errors().discounted()[i]));
    }
    return rows;
  }

  private List<Object[]> discrete(List<OpportunityHistory> histories) {
    int ahead = Math.max(1, Math.round((float) model.horizonMonths() / periodMonths));
    int year = Math.max(1, 12 / periodMonths);
    double rate = Math.pow(1 + model.discount().doubleValue(), periodMonths / 12.0) - 1;
    int longest = histories.stream().mapToInt(OpportunityHistory::periods).max().orElse(0);
    BgBb known = bgBb(chosen.values(), longest + ahead);
    List<Object[]> rows = new ArrayList<>();
    for (OpportunityHistory h : histories) {
      int x = h.frequency();
      int t = h.recency();
      int n = h.periods();
      rows.add(
          row(
              x,
              t,
              n,
              known.alive(x, t, n, 1),
              known.alive(x, t, n, year),
              known.expected(x, t, n, ahead),
              error(v -> bgBb(v, longest + ahead).expected(x, t, n, ahead)),
              known.discounted(x, t, n, rate, ahead),
              error(v -> bgBb(v, longest + ahead).discounted(x, t, n, rate, ahead))));
    }
    return rows;
  }

  private static BgBb bgBb(double[] values, int periods) {
    return new BgBb(values[0], values[1], values[2], values[3], periods);
  }

  private Double error(java.util.function.ToDoubleFunction<double[]> figure) {
    Fit fit = chosen.fit();
    if (fit == null || fit.covariance().isEmpty()) return null;
    var error = fit.estimate(figure, Estimate.Range.POSITIVE).standardError();
    return error.isPresent() ? error.getAsDouble() : null;
  }

  private static Object[] row(int h1, int h2, int h3, Object... figures) {
    Object[] row = new Object[3 + figures.length];
    row[0] = h1;
    row[1] = h2;
    row[2] = h3;
    for (int i = 0; i < figures.length; i++) {
      boolean number = figures[i] instanceof Double value && Double.isFinite(value);
      row[3 + i] = number ? figures[i] : null;
    }
    return row;
  }
}
