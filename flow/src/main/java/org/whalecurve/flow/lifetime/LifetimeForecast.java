package org.whalecurve.flow.lifetime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.whalecurve.engine.Row;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.value.lifetime.TimeUnit;

/** Forecasts for the customers of a file by a model with known parameters. */
public final class LifetimeForecast {
  private LifetimeForecast() {}

  /**
   * What to forecast.
   *
   * @param horizon how far to look, in {@code unit}; for a discrete model a whole number of periods
   * @param unit of the file's times and of the parameters
   * @param discount yearly interest, or NaN for no discounting
   * @param margin share of spend that is earned
   * @param spend a model of spend that goes with the one of purchases, if there is one
   * @param intervals whether to say how far each forecast can be trusted; takes a model with
   *     covariances
   */
  public record Request(
      Path file,
      FittedModel model,
      double horizon,
      String unit,
      double discount,
      double margin,
      Optional<FittedModel> spend,
      boolean intervals) {
    boolean discounted() {
      return !Double.isNaN(discount);
    }

    TimeUnit time() {
      return Units.of(unit);
    }
  }

  /**
   * A table with one row per customer, in the order of the file.
   *
   * @param columns names
   * @param rows values: texts, {@link Long}, {@link Double}, null where there is none
   */
  public record Forecasts(List<String> columns, List<List<Object>> rows, List<String> notes) {}

  /**
   * @throws ProblemException with everything that is wrong with the file
   */
  public static Forecasts of(Request request) {
    try (Workbench bench = Workbench.open()) {
      return switch (request.model().model().data()) {
        case REPEAT, OPPORTUNITY -> purchases(bench, request);
        case SPEND -> spends(bench, request);
        case COHORT -> RetentionForecast.of(request);
      };
    }
  }

  private static HistoryFile read(Workbench bench, Request request, Optional<FittedModel> spend) {
    HistoryFile.Amounts amounts =
        spend
            .map(
                model ->
                    model.model() == LifetimeModel.GAMMA_GAMMA
                        ? HistoryFile.Amounts.POSITIVE
                        : HistoryFile.Amounts.ANY)
            .orElse(HistoryFile.Amounts.NONE);
    FittedModel model = request.model();
    return HistoryFile.read(
        bench, request.file(), model.model().data(), request.time(), model.covariates(), amounts);
  }

  private static Forecasts purchases(Workbench bench, Request request) {
    HistoryFile file = read(bench, request, request.spend());
    HistoryScore score =
        request.model().model() == LifetimeModel.BG_BB
            ? OpportunityScore.of(file, request)
            : RepeatScore.of(file, request);
    Optional<SpendScore> spend = request.spend().map(SpendScore::new);
    List<String> columns = new ArrayList<>(List.of("customer"));
    columns.addAll(score.columns());
    spend.ifPresent(s -> columns.addAll(List.of(SpendScore.COLUMN, "clv")));
    List<List<Object>> rows = new ArrayList<>();
    file.session().stream(
        "SELECT r.customer, h.history_no, r.x, r.m, r.source_line FROM %s r JOIN %s h ON %s ORDER BY r.source_line"
            .formatted(HistoryFile.ROWS, HistoryFile.HISTORIES, file.joined()),
        row -> rows.add(scored(row, rows.size(), score, spend, request.margin())));
    if (request.model().model() == LifetimeModel.BG_NBD) immortal(rows, file.notes());
    return new Forecasts(columns, rows, file.notes());
  }

  /** BG/NBD lets customers leave only after a repeated purchase: what it says is no finding. */
  private static void immortal(List<List<Object>> rows, List<String> notes) {
    long once = rows.stream().filter(row -> row.get(1).equals(0L)).count();
    if (once > 0)
      notes.add(
          String.format(
              Locale.ROOT,
              "%,d customers bought once: bg-nbd gives them p_alive = 1 by its construction, whatever"
                  + " they do; pareto-nbd and mbg-nbd let them leave",
              once));
  }

  private static List<Object> scored(
      Row row, int before, HistoryScore score, Optional<SpendScore> spend, double margin) {
    int history = (int) row.integer(1) - 1;
    List<Object> values = new ArrayList<>();
    values.add(customer(row, before));
    values.addAll(score.values(history));
    if (spend.isPresent()) {
      Double expected = spend.get().expected(row, 2, 3);
      values.add(expected);
      values.add(expected == null ? null : margin * expected * score.transactionsValued(history));
    }
    return values;
  }

  /** A row without a customer's name is called by its number. */
  private static String customer(Row row, int before) {
    return row.get(0) == null ? Integer.toString(before + 1) : row.text(0);
  }

  private static Forecasts spends(Workbench bench, Request request) {
    HistoryFile file = read(bench, request, Optional.of(request.model()));
    SpendScore spend = new SpendScore(request.model());
    List<List<Object>> rows = new ArrayList<>();
    file.session().stream(
        "SELECT customer, x, m FROM " + HistoryFile.ROWS + " ORDER BY source_line",
        row -> {
          List<Object> values = new ArrayList<>();
          values.add(customer(row, rows.size()));
          values.add(row.decimal(1).longValueExact());
          values.add(row.get(2) == null ? null : row.decimal(2).doubleValue());
          values.add(spend.expected(row, 1, 2));
          rows.add(values);
        });
    return new Forecasts(
        List.of("customer", "frequency", "monetary", SpendScore.COLUMN), rows, file.notes());
  }
}
