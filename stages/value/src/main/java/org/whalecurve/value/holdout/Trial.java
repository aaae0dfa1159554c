package org.whalecurve.value.holdout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How a candidate did inside the calibration: fitted to its beginning, checked on the rest, at
 * several days in between.
 *
 * @param logScore mean over the days of the mean log-probability of what each customer did; higher
 *     is better
 * @param rootMeanSquaredError mean over the days
 * @param totalError mean over the days of the absolute error of all purchases, a share
 * @param fitted the candidate fitted to the beginning, one per day
 */
public record Trial(
    Candidate candidate,
    double logScore,
    double rootMeanSquaredError,
    double totalError,
    List<Forecaster> fitted) {
  public Trial {
    fitted = List.copyOf(fitted);
  }

  /**
   * Tries candidates, the best first: by the log-score, which only a forecast of the right
   * probabilities makes as high as it can be (a proper score, Gneiting & Raftery 2007).
   *
   * @param origins panels inside the calibration, at least one
   */
  public static List<Trial> of(List<Candidate> candidates, List<Panel> origins) {
    List<Trial> trials = new ArrayList<>();
    for (Candidate candidate : candidates) trials.add(of(candidate, origins));
    trials.sort(Comparator.comparingDouble(Trial::logScore).reversed());
    return trials;
  }

  private static Trial of(Candidate candidate, List<Panel> origins) {
    List<Forecaster> fitted = new ArrayList<>();
    double log = 0;
    double squared = 0;
    double total = 0;
    for (Panel panel : origins) {
      Forecaster forecaster = candidate.at(candidate.fit(panel).values());
      HoldoutCheck check = HoldoutCheck.of(forecaster, panel);
      fitted.add(forecaster);
      log += check.logScore() / origins.size();
      squared += check.rootMeanSquaredError() / origins.size();
      total += Math.abs(check.totalError()) / origins.size();
    }
    return new Trial(candidate, log, squared, total, fitted);
  }

  /**
   * The trial to go by: the best that says something of customers who bought once. Under BG/NBD
   * they are alive for sure, which is no finding.
   */
  public static Trial choose(List<Trial> trials) {
    return trials.stream()
        .filter(t -> !t.candidate().model().name().equals("bg-nbd"))
        .findFirst()
        .orElse(trials.get(0));
  }

  /** Why it was chosen, in words. */
  public static String reason(List<Trial> trials, int origins) {
    Trial chosen = choose(trials);
    StringBuilder reason = new StringBuilder();
    reason.append(
        String.format(
            Locale.ROOT,
            "%s: highest log-score of what customers did next (%.4f), mean of %d days inside the"
                + " calibration",
            chosen.candidate().name(),
            chosen.logScore(),
            origins));
    for (Trial other : trials)
      if (other != chosen)
        reason.append(
            String.format(Locale.ROOT, "; %s %.4f", other.candidate().name(), other.logScore()));
    if (trials.get(0) != chosen)
      reason.append(
          "; "
              + trials.get(0).candidate().name()
              + " is left out because it holds everybody who bought once for active");
    return reason.toString();
  }

  /** What {@link Recalibration} learns of the plain mean of these, at the same days. */
  public static Recalibration line(List<Trial> trials, List<Panel> origins) {
    List<Forecaster> means = new ArrayList<>();
    for (int i = 0; i < origins.size(); i++) {
      int day = i;
      means.add(Combination.mean(trials.stream().map(t -> t.fitted().get(day)).toList()));
    }
    return Recalibration.learn(means, origins);
  }
}
