package org.whalecurve.value.holdout;

import java.util.List;

/**
 * A line between what is expected of customers and what they did, learnt at several days inside the
 * calibration: {@code actual = level · mean expected + slope · expected}. Models of repeat buying
 * expect too little of customers with few purchases, time and again; a level above 0 says so
 * (linear recalibration, Cox 1958).
 *
 * @param level share of the mean expectation that everybody gets
 * @param slope times the own expectation
 */
public record Recalibration(double level, double slope) {
  /** Leaves forecasts as they are. */
  public static final Recalibration NONE = new Recalibration(0, 1);

  /**
   * Least squares over all customers of all panels, each panel in units of its mean expectation.
   *
   * @param forecasters one per panel, fitted to the panel's calibration
   */
  public static Recalibration learn(List<Forecaster> forecasters, List<Panel> panels) {
    double n = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < panels.size(); i++) {
      Panel panel = panels.get(i);
      double[] expected = expected(forecasters.get(i), panel);
      double mean = mean(expected, panel);
      if (!(mean > 0)) continue;
      for (int j = 0; j < expected.length; j++) {
        Panel.Case c = panel.cases().get(j);
        double from = expected[j] / mean;
        double to = c.future() / mean;
        n += c.customers();
        x += c.customers() * from;
        y += c.customers() * to;
        xx += c.customers() * from * from;
        xy += c.customers() * from * to;
      }
    }
    double spread = xx - x * x / n;
    if (!(spread > 0)) return NONE;
    double slope = (xy - x * y / n) / spread;
    return slope > 0 ? new Recalibration((y - slope * x) / n, slope) : NONE;
  }

  private static double[] expected(Forecaster forecaster, Panel panel) {
    return panel.cases().stream().mapToDouble(c -> forecaster.expected(panel, c)).toArray();
  }

  private static double mean(double[] expected, Panel panel) {
    double sum = 0;
    for (int i = 0; i < expected.length; i++) sum += expected[i] * panel.cases().get(i).customers();
    return sum / panel.customers();
  }

  /**
   * A forecaster brought to the line, for one panel; it has no probabilities, and its curve of
   * purchases is that of the forecaster before.
   */
  Forecaster apply(String name, Forecaster forecaster, Panel panel) {
    double mean = mean(expected(forecaster, panel), panel);
    return new Recalibrated(name, forecaster, level * mean, slope);
  }

  private record Recalibrated(String name, Forecaster before, double added, double slope)
      implements Forecaster {
    @Override
    public double expected(Panel panel, Panel.Case history) {
      return Math.max(0, added + slope * before.expected(panel, history));
    }

    @Override
    public double cumulative(Panel panel, Panel.Case like, double time) {
      return before.cumulative(panel, like, time);
    }

    @Override
    public double probability(Panel panel, Panel.Case history) {
      return Double.NaN;
    }
  }
}
