package org.whalecurve.flow.progress;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.whalecurve.runs.Manifest;

/**
 * How long a run still takes. Earlier runs say what every step takes; the steps done so far say how
 * much faster or slower this run is; a step that nobody has seen counts as an average one.
 */
final class Eta {
  /** Seconds of earlier work that weigh as much as what this run has shown itself. */
  private static final double TRUST_SECONDS = 2;

  /** The part of a first run that has to be done before anything is said. */
  private static final double FIRST_SHARE = 0.1;

  private final Map<String, Double> earlier = new HashMap<>();
  private final List<String> steps;
  private int seen;
  private int executed;
  private double expected;
  private double taken;

  /**
   * @param steps names of the steps, in order
   * @param runs earlier runs, newest first
   */
  Eta(List<String> steps, List<Manifest> runs) {
    this.steps = List.copyOf(steps);
    for (Manifest run : runs) {
      for (Manifest.StepEntry step : run.steps()) {
        if (!step.skipped()) earlier.putIfAbsent(step.step(), step.seconds());
      }
    }
  }

  /** The next step was taken over from an earlier run. */
  void reused() {
    seen++;
  }

  /** The next step was done. */
  void done(double seconds) {
    if (seen < steps.size()) expected += usual(steps.get(seen));
    taken += seconds;
    seen++;
    executed++;
  }

  /**
   * Seconds to the end of the run.
   *
   * @param fraction how far the running step is; negative where nobody knows
   * @param elapsed seconds since the running step began
   */
  OptionalDouble secondsLeft(double fraction, double elapsed) {
    boolean blind = earlier.isEmpty() && (executed == 0 || seen < steps.size() * FIRST_SHARE);
    if (blind) return OptionalDouble.empty();
    double left = 0;
    for (int i = seen + 1; i < steps.size(); i++) left += usual(steps.get(i));
    left *= pace();
    if (seen < steps.size()) left += ofRunning(usual(steps.get(seen)) * pace(), fraction, elapsed);
    return OptionalDouble.of(left);
  }

  /** What a step has said of itself counts the more the further it is. */
  private static double ofRunning(double usual, double fraction, double elapsed) {
    if (fraction <= 0) return Math.max(0, usual - elapsed);
    double own = elapsed * (1 - fraction) / fraction;
    return fraction * own + (1 - fraction) * (1 - fraction) * usual;
  }

  private double pace() {
    return earlier.isEmpty() ? 1 : (taken + TRUST_SECONDS) / (expected + TRUST_SECONDS);
  }

  private double usual(String step) {
    Double known = earlier.get(step);
    if (known != null) return known;
    if (earlier.isEmpty()) return executed == 0 ? 0 : taken / executed;
    return earlier.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
