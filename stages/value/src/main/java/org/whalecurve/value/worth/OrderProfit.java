package org.whalecurve.value.worth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.whalecurve.engine.Session;
import org.whalecurve.value.lifetime.Fit;
import org.whalecurve.value.lifetime.MaximumLikelihood;
import org.whalecurve.value.spend.Independence;
import org.whalecurve.value.spend.ProfitSpend;
import org.whalecurve.value.spend.SpendFits;
import org.whalecurve.value.spend.SpendHistory;

/**
 * What an order of a customer will bring, after cost to serve: between the customer's own mean and
 * that of all, the nearer to his own the more orders he had. Gamma-gamma where every mean is
 * positive and does not hang on how often customers buy; else the credibility model of profit,
 * which takes losses.
 *
 * @param method for people
 * @param expected SQL of the expected profit of an order, over {@code n} (orders) and {@code m}
 *     (their mean profit), both DOUBLE
 * @param variance SQL of the variance of the true mean about it
 * @param parameters by name
 * @param note what is to be known of it
 */
record OrderProfit(
    String method, String expected, String variance, List<Parameter> parameters, String note) {
  /** Customers whose profits are learnt from, at most. */
  private static final int SAMPLE = 50_000;

  private static final double VARIANCE_QUANTILE = 0.95;

  record Parameter(String name, double value, Double error) {}

  /**
   * Learns from customers; every k-th where there are many.
   *
   * @param orders column of {@code customer_history} with the orders after the first
   * @param profit column of profit
   */
  static OrderProfit learn(Session session, String orders, String profit) {
    List<SpendHistory> histories = histories(session, orders, profit);
    if (histories.size() < 2) return average(histories);
    boolean positive = histories.stream().allMatch(h -> h.mean() > 0);
    Independence check = positive ? Independence.of(histories) : null;
    if (positive && check.verdict() == Independence.Verdict.HOLDS) {
      Fit fit = SpendFits.gammaGamma(histories, MaximumLikelihood.Options.DEFAULT);
      if (fit.converged() && fit.parameters().get("q") > 2) return gammaGamma(fit);
    }
    String why =
        positive
            ? String.format(
                Locale.ROOT,
                "Mean profit hangs on the number of orders (correlation %.2f).",
                check.correlation())
            : "Some customers lose money, which gamma-gamma cannot take.";
    return credibility(ProfitSpend.fit(histories), why);
  }

  private static OrderProfit average(List<SpendHistory> histories) {
    double mean = histories.isEmpty() ? 0 : histories.get(0).mean();
    return new OrderProfit(
        "mean of all", number(mean), "0", List.of(new Parameter("mean", mean, null)), "One buyer.");
  }

  private static OrderProfit gammaGamma(Fit fit) {
    double p = fit.parameters().get("p");
    double q = fit.parameters().get("q");
    double v = fit.parameters().get("v");
    String mean =
        "(%1$s * (%3$s + n * m) / (%1$s * n + %2$s - 1))"
            .formatted(number(p), number(q), number(v));
    List<Parameter> parameters = new ArrayList<>();
    fit.parameters()
        .forEach(
            (name, value) ->
                parameters.add(new Parameter(name, value, fit.standardErrors().get(name))));
    return new OrderProfit(
        "gamma-gamma",
        mean,
        "(%1$s * %1$s / (%2$s * n + %3$s - 2))".formatted(mean, number(p), number(q)),
        parameters,
        "Profit per order is positive and does not hang on how often customers buy.");
  }

  private static OrderProfit credibility(ProfitSpend fit, String why) {
    String weight =
        fit.between() <= 0
            ? "0.0"
            : "(%1$s / (%1$s + %2$s / n))".formatted(number(fit.between()), number(fit.within()));
    return new OrderProfit(
        "credibility",
        "(%1$s * m + (1 - %1$s) * %2$s)".formatted(weight, number(fit.mean())),
        "(%s * (1 - %s))".formatted(number(Math.max(0, fit.between())), weight),
        List.of(
            new Parameter("mean", fit.mean(), null),
            new Parameter("between", fit.between(), null),
            new Parameter("within", fit.within(), null)),
        why);
  }

  private static String number(double value) {
    return "CAST(" + value + " AS DOUBLE)";
  }

  /**
   * Mean profit of an order of each customer, and how the profits of the periods deviate from it: a
   * period with k orders deviates by k times the variance of one.
   */
  private static List<SpendHistory> histories(Session session, String orders, String profit) {
    long customers = session.query("SELECT count(*) FROM customer_history").get(0).integer(0);
    long every = Math.max(1, (customers + SAMPLE - 1) / SAMPLE);
    String sql =
        """
        WITH sampled AS (SELECT customer_no, %s + 1 AS orders FROM customer_history WHERE customer_no %% %d = 0),
        sums AS (
          SELECT c.customer_no, c.period, sum(c.%s) AS profit FROM profit_cell c
          WHERE c.customer_no IN (SELECT customer_no FROM sampled) GROUP BY c.customer_no, c.period)
        SELECT s.customer_no, s.orders, CAST(p.profit AS DOUBLE) AS profit
        FROM sampled s JOIN sums p ON p.customer_no = s.customer_no ORDER BY s.customer_no, p.period"""
            .formatted(orders, every, profit);
    Collector collector = new Collector();
    session.stream(
        sql, row -> collector.add(row.integer(0), row.integer(1), row.decimal(2).doubleValue()));
    collector.close();
    return limited(collector.histories);
  }

  /**
   * A few customers whose profit jumps (a balance charged off, a project) would make all look alike
   * by chance: a customer's own variance counts up to the 95th percentile of all.
   */
  private static List<SpendHistory> limited(List<SpendHistory> histories) {
    double[] variances =
        histories.stream()
            .filter(h -> !Double.isNaN(h.within()))
            .mapToDouble(h -> h.within() / (h.transactions() - 1))
            .sorted()
            .toArray();
    if (variances.length == 0) return histories;
    double most = variances[(int) (VARIANCE_QUANTILE * (variances.length - 1))];
    return histories.stream()
        .map(
            h ->
                new SpendHistory(
                    h.transactions(),
                    h.mean(),
                    Math.min(h.within(), most * (h.transactions() - 1)),
                    h.customers()))
        .toList();
  }

  /** Puts the periods of a customer together. */
  private static final class Collector {
    private final List<SpendHistory> histories = new ArrayList<>();
    private final List<Double> profits = new ArrayList<>();
    private long customer = -1;
    private long orders;

    void add(long customerNo, long customerOrders, double profit) {
      if (customerNo != customer) close();
      customer = customerNo;
      orders = customerOrders;
      profits.add(profit);
    }

    void close() {
      if (profits.isEmpty()) return;
      double total = profits.stream().mapToDouble(p -> p).sum();
      int periods = profits.size();
      double perPeriod = (double) orders / periods;
      double squares = 0;
      for (double p : profits) squares += Math.pow(p - total / periods, 2) / perPeriod;
      boolean known = periods > 1 && orders > 1;
      double within = known ? squares * (orders - 1) / (periods - 1) : Double.NaN;
      histories.add(new SpendHistory(orders, total / orders, within, 1));
      profits.clear();
    }
  }
}
