package org.whalecurve.flow.lifetime;

import java.util.ArrayList;
import java.util.List;
import org.whalecurve.value.discrete.BgBb;
import org.whalecurve.value.discrete.OpportunityHistory;

/** Forecasts of purchases at given opportunities. */
final class OpportunityScore implements HistoryScore {
  private final List<String> columns;
  private final List<List<Object>> values = new ArrayList<>();
  private final List<Double> valued = new ArrayList<>();

  private OpportunityScore(List<String> columns) {
    this.columns = columns;
  }

  static HistoryScore of(HistoryFile file, LifetimeForecast.Request request) {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "frequency",
                "recency",
                "periods",
                "p_alive",
                "p_alive_at_horizon",
                "expected_transactions"));
    if (request.discounted())
      columns.addAll(List.of("discounted_transactions", "discounted_residual_transactions"));
    OpportunityScore score = new OpportunityScore(columns);
    List<OpportunityHistory> histories = LifetimeFit.opportunities(file);
    int longest = histories.stream().mapToInt(OpportunityHistory::periods).max().orElse(0);
    double[] v = request.model().values();
    BgBb model = new BgBb(v[0], v[1], v[2], v[3], longest + 1);
    histories.forEach(h -> score.add(model, h, request));
    return score;
  }

  /** Alive means alive at the next opportunity, as in the model's paper. */
  private void add(BgBb model, OpportunityHistory h, LifetimeForecast.Request request) {
    int x = h.frequency();
    int t = h.recency();
    int n = h.periods();
    int ahead = (int) request.horizon();
    double expected = model.expected(x, t, n, ahead);
    List<Object> row = new ArrayList<>();
    row.addAll(List.of((long) x, (long) t, (long) n, model.alive(x, t, n, 1)));
    row.addAll(List.of(model.alive(x, t, n, ahead), expected));
    double discounted = expected;
    if (request.discounted()) {
      double rate = Units.perPeriod(request.time(), request.discount());
      discounted = model.discounted(x, t, n, rate, ahead);
      row.add(discounted);
      row.add(rate > 0 ? model.discounted(x, t, n, rate) : null);
    }
    values.add(row);
    valued.add(discounted);
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
