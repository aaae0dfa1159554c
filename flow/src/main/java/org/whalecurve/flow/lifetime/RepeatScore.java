package org.whalecurve.flow.lifetime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.whalecurve.engine.Row;
import org.whalecurve.value.lifetime.Estimate;
import org.whalecurve.value.lifetime.Estimate.Range;
import org.whalecurve.value.lifetime.Fit;
import org.whalecurve.value.lifetime.Future;
import org.whalecurve.value.lifetime.RepeatModel;

/** Forecasts of purchases at any time. */
final class RepeatScore implements HistoryScore {
  private final List<String> columns;
  private final List<List<Object>> values = new ArrayList<>();
  private final List<Double> valued = new ArrayList<>();

  private RepeatScore(List<String> columns) {
    this.columns = columns;
  }

  static HistoryScore of(HistoryFile file, LifetimeForecast.Request request) {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "frequency",
                "recency",
                "T",
                "p_alive",
                "p_alive_at_horizon",
                "expected_transactions"));
    if (request.discounted())
      columns.addAll(List.of("discounted_transactions", "discounted_residual_transactions"));
    if (request.intervals())
      columns.addAll(
          List.of(
              "p_alive_low",
              "p_alive_high",
              "expected_transactions_low",
              "expected_transactions_high"));
    RepeatScore score = new RepeatScore(columns);
    for (Row row : file.histories()) score.add(new History(file, row), request);
    return score;
  }

  /** A distinct history of the file. */
  private record History(int frequency, double recency, double age, double[] traits) {
    History(HistoryFile file, Row row) {
      this(
          row.decimal(0).intValueExact(),
          file.time(row, 1),
          file.time(row, 2),
          RepeatModels.traits(row, 4));
    }

    Future by(RepeatModel model, double[] parameters) {
      return model.predictor(parameters).of(frequency, recency, age, traits);
    }
  }

  private void add(History h, LifetimeForecast.Request request) {
    RepeatModel model = RepeatModels.of(request.model());
    double[] parameters = request.model().values();
    Future future = h.by(model, parameters);
    double horizon = request.horizon();
    double expected = future.expected(horizon);
    List<Object> row = new ArrayList<>();
    row.addAll(List.of((long) h.frequency, h.recency, h.age, future.alive()));
    row.addAll(List.of(future.alive(horizon), expected));
    double discounted = expected;
    if (request.discounted()) {
      double force = Units.force(request.time(), request.discount());
      discounted = future.discounted(force, horizon);
      row.add(discounted);
      row.add(force > 0 ? future.discounted(force, Double.POSITIVE_INFINITY) : null);
    }
    if (request.intervals()) {
      Fit fit = request.model().fit();
      interval(row, fit, p -> h.by(model, p).alive(), Range.PROBABILITY);
      interval(row, fit, p -> h.by(model, p).expected(horizon), Range.POSITIVE);
    }
    values.add(row);
    valued.add(discounted);
  }

  private static void interval(
      List<Object> row, Fit fit, ToDoubleFunction<double[]> figure, Range range) {
    Estimate estimate = fit.estimate(figure, range);
    row.add(estimate.interval().map(i -> (Object) i.low()).orElse(null));
    row.add(estimate.interval().map(i -> (Object) i.high()).orElse(null));
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public List<Object> values(int history) {
    return values.get(history);
  }

  @Override
  public double transactionsValued(int history) {
    return valued.get(history);
  }
}
