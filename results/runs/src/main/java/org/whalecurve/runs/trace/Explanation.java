package org.whalecurve.runs.trace;

import java.math.BigDecimal;
import java.util.List;

/**
 * Where a customer's cost comes from, back to the ledger.
 *
 * @param name the customer's name; null for none
 * @param amount cost of the activity, or of all of them where the question names none
 * @param unit currency of all amounts
 * @param steps the steps of each stage sum to the amount
 * @param lines the customer's profit and loss account over the run; empty where the question names
 *     an activity, product or period
 * @param comparison with the customer's peers; null where there is none
 */
public record Explanation(
    Question question,
    String name,
    BigDecimal amount,
    String unit,
    List<TraceStep> steps,
    List<Line> lines,
    Comparison comparison) {
  public Explanation {
    steps = List.copyOf(steps);
    lines = List.copyOf(lines);
  }

  /**
   * A line of a profit and loss account.
   *
   * @param name column of {@code customer}
   * @param amount with the sign it has in the profit: cost is negative
   */
  public record Line(String name, BigDecimal amount) {}

  public List<TraceStep> stage(String stage) {
    return steps.stream().filter(s -> s.stage().equals(stage)).toList();
  }

  public boolean isWhole() {
    return question.activity() == null;
  }
}
