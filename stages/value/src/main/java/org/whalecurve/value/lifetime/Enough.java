package org.whalecurve.value.lifetime;

import java.util.List;
import java.util.Locale;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.SourcePlace;

/** Whether there is enough in some histories to learn from. */
final class Enough {
  /** Customers who bought again, below which figures are guesses. */
  private static final double FEW = 10;

  private Enough() {}

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
}
