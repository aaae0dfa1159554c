package org.whalecurve.flow.lifetime;

import org.whalecurve.engine.Row;
import org.whalecurve.value.spend.GammaGamma;
import org.whalecurve.value.spend.ProfitSpend;

/** What a customer is expected to spend, or bring in, per transaction. */
final class SpendScore {
  static final String COLUMN = "expected_spend";

  private final GammaGamma gamma;
  private final ProfitSpend profit;

  SpendScore(FittedModel model) {
    double[] v = model.values();
    boolean isGamma = model.model() == LifetimeModel.GAMMA_GAMMA;
    gamma = isGamma ? new GammaGamma(v[0], v[1], v[2]) : null;
    profit = isGamma ? null : new ProfitSpend(v[0], v[1], v[2]);
  }

  /**
   * Of the customer in a row; null where it does not exist (q ≤ 1 and no transactions).
   *
   * @param frequency column with the number of transactions
   * @param mean column with their mean
   */
  Double expected(Row row, int frequency, int mean) {
    long x = row.decimal(frequency).longValueExact();
    double m = x == 0 || row.get(mean) == null ? 0 : row.decimal(mean).doubleValue();
    double expected = gamma != null ? gamma.expected(x, m) : profit.expected(x, m);
    return Double.isFinite(expected) ? expected : null;
  }
}
