package org.whalecurve.value.lifetime;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.SourcePlace;

/** Rough sizes in the data: whether there is enough to learn from, and where a search starts. */
final class Moments {
  /** Customers who bought again, below which figures are guesses. */
  private static final double FEW = 10;

  private Moments() {}

  static void check(String model, Histories histories) {
    Problems problems = new Problems();
    double customers = histories.customers();
    if (customers < 2)
      problems.add(
          "too-few-customers",
          SourcePlace.ofFile(model),
          text(
              "%,.0f customers are not enough: what differs between customers is unknown",
              customers),
          "fit on more customers, or give the parameters");
    else if (histories.transactions() == 0)
      problems.add(
          "no-repeat",
          SourcePlace.ofFile(model),
          text(
              "none of the %,.0f customers bought a second time, so neither how often nor how long"
                  + " they buy can be learnt",
              customers),
          "observe for longer, check how frequency was counted (transactions after the first), or"
              + " give the parameters");
    problems.throwIfAny();
  }

  static List<String> warnings(Histories histories) {
    double again = 0;
    for (int i = 0; i < histories.size(); i++)
      if (histories.frequency(i) > 0) again += histories.count(i);
    return again >= FEW
        ? List.of()
        : List.of(text("only %,.0f customers bought a second time: a guess, not a finding", again));
  }

  private static String text(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }

  /** Transactions after the first per unit of observed time; small, not 0, where there are none. */
  static double rate(Histories histories) {
    double time = 0;
    for (int i = 0; i < histories.size(); i++) time += histories.age(i) * histories.count(i);
    if (!(time > 0)) time = 1;
    return Math.max(0.5, histories.transactions()) / time;
  }

  /** A starting point whose coefficients of covariates are 0. */
  static double[] with(Histories histories, double... base) {
    return Arrays.copyOf(base, base.length + 2 * histories.covariates().size());
  }
}
