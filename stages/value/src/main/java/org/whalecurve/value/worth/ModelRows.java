package org.whalecurve.value.worth;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.whalecurve.model.lifetime.LifetimeModel;
import org.whalecurve.value.lifetime.Fit;
import org.whalecurve.value.lifetime.Interval;

/** The rows of {@code lifetime_model}: what is used, what was tried, how far it can be trusted. */
final class ModelRows {
  private static final int DECIMALS = 12;

  private final LifetimeModel model;
  private final List<Object[]> rows = new ArrayList<>();
  private final List<Object[]> profits = new ArrayList<>();

  ModelRows(LifetimeModel model) {
    this.model = model;
  }

  void orders(Choice choice, Choice.Chosen chosen) {
    if (chosen != null) {
      Choice.parameters(chosen)
          .forEach((name, value) -> parameter(chosen, choice.histories().customers(), name, value));
    }
    for (Choice.Tried tried : choice.tried()) {
      if (chosen != null && tried.model().equals(chosen.model()) && tried.fit() != null) continue;
      boolean fitted = tried.fit() != null;
      add(rows, "orders", tried.model(), fitted ? "tried" : "failed", null, null, null, null)
          .fit(tried.fit())
          .because(tried.reason());
    }
  }

  private void parameter(Choice.Chosen chosen, double customers, String name, double value) {
    Fit fit = chosen.fit();
    Double error = fit == null ? null : fit.standardErrors().get(name);
    Interval interval = fit == null ? null : fit.intervals().get(name);
    add(rows, "orders", chosen.model(), "used", name, value, error, interval)
        .fit(fit)
        .of((long) customers)
        .because(chosen.reason());
  }

  void profit(OrderProfit profit) {
    for (OrderProfit.Parameter p : profit.parameters())
      add(profits, "profit", profit.method(), "used", p.name(), p.value(), p.error(), null)
          .because(profit.note());
  }

  /** The rows, orders first, numbered. */
  List<Object[]> rows() {
    List<Object[]> all = new ArrayList<>(rows);
    all.addAll(profits);
    for (int i = 0; i < all.size(); i++) all.get(i)[0] = i + 1L;
    return all;
  }

  private record Open(Object[] row) {
    Open fit(Fit fit) {
      if (fit == null) return this;
      row[10] = number(fit.logLikelihood());
      row[11] = number(fit.bic());
      row[12] = (long) fit.customers();
      row[13] = String.valueOf(fit.converged());
      row[14] = fit.verdict();
      row[16] = String.join(" ", fit.warnings());
      return this;
    }

    Open of(long customers) {
      row[12] = customers;
      return this;
    }

    void because(String reason) {
      row[15] = reason;
    }
  }

  private Open add(
      List<Object[]> into,
      String part,
      String name,
      String status,
      String parameter,
      Double value,
      Double error,
      Interval interval) {
    Object[] row = new Object[17];
    row[1] = part;
    row[2] = name;
    row[3] = status;
    row[4] = parameter;
    row[5] = number(value);
    row[6] = number(error);
    row[7] = interval == null ? null : number(interval.low());
    row[8] = interval == null ? null : number(interval.high());
    row[9] = part.equals("orders") && !name.equals("bg-bb") ? model.unit() : null;
    row[16] = "";
    into.add(row);
    return new Open(row);
  }

  /** A number that is none, or too large to be one, is left away. */
  static BigDecimal number(Double value) {
    if (value == null || !Double.isFinite(value) || Math.abs(value) > 1e24) return null;
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
  }
}
