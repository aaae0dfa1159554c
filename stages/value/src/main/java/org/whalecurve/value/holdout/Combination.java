package org.whalecurve.value.holdout;

import java.util.Collections;
import java.util.List;

/**
 * The plain mean of the forecasts of all candidates, recalibrated: what single models get wrong in
 * opposite directions cancels, and equal weights need not be estimated (Bates & Granger 1969;
 * Clemen 1989).
 */
public final class Combination {
  /** Its name in tables. */
  public static final String NAME = "combined";

  /** Its name before it is recalibrated. */
  public static final String PLAIN = "mean of models";

  private Combination() {}

  /** The plain mean. */
  public static Forecaster mean(List<Forecaster> fitted) {
    double weight = 1.0 / fitted.size();
    return Forecaster.blend(PLAIN, fitted, Collections.nCopies(fitted.size(), weight));
  }

  /** The recalibrated mean, for one panel. */
  public static Forecaster of(List<Forecaster> fitted, Recalibration line, Panel panel) {
    return line.apply(NAME, mean(fitted), panel);
  }
}
