package org.whalecurve.value.holdout;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.whalecurve.value.lifetime.Histories;
import org.whalecurve.value.lifetime.TimeUnit;

/**
 * Customers of a log of transactions, seen up to a day (calibration), and what they did afterwards
 * (holdout). Days are counted from the first purchase of all, which is day 0.
 *
 * @param unit unit of time of the models
 * @param covariates names of the traits of the cases
 * @param calibration days of the calibration: 0 … calibration − 1
 * @param holdout days that follow
 * @param cases distinct histories with what followed, in a fixed order
 * @param newcomers by day of the first purchase, customers
 * @param repeats by day, repeated purchases of these customers, calibration and holdout
 */
public record Panel(
    TimeUnit unit,
    List<String> covariates,
    int calibration,
    int holdout,
    List<Case> cases,
    long[] newcomers,
    long[] repeats) {
  /**
   * Customers who did the same.
   *
   * @param frequency repeated purchases in the calibration
   * @param recencyDays from the first to the last of them
   * @param ageDays from the first to the end of the calibration
   * @param future purchases in the holdout
   * @param traits by covariate
   */
  public record Case(
      int frequency,
      int recencyDays,
      int ageDays,
      int future,
      long customers,
      List<Double> traits) {
    double[] traitValues() {
      return traits.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  public Panel {
    covariates = List.copyOf(covariates);
    cases = List.copyOf(cases);
    newcomers = newcomers.clone();
    repeats = repeats.clone();
    if (newcomers.length != calibration || repeats.length != calibration + holdout)
      throw new IllegalArgumentException("days do not fit");
  }

  /** Length of the holdout in the unit. */
  public double horizon() {
    return unit.ofDays(holdout);
  }

  public double customers() {
    return cases.stream().mapToDouble(Case::customers).sum();
  }

  /** Purchases in the holdout. */
  public double future() {
    return cases.stream().mapToDouble(c -> (double) c.future() * c.customers()).sum();
  }

  /** What a model may know: the histories of the calibration. */
  public Histories histories() {
    return histories(covariates);
  }

  /** The same with some of the covariates. */
  public Histories histories(List<String> known) {
    Histories.Builder builder = new Histories.Builder(unit, known);
    for (Case c : cases)
      builder.add(
          c.frequency(),
          unit.ofDays(c.recencyDays()),
          unit.ofDays(c.ageDays()),
          c.customers(),
          traits(c, known));
    return builder.build();
  }

  /** The traits of a case that a model knows, in the model's order. */
  double[] traits(Case c, List<String> known) {
    return known.stream().mapToDouble(name -> c.traits().get(covariates.indexOf(name))).toArray();
  }

  /** Repeated purchases up to a day, that one included. */
  long repeatsUntil(int day) {
    return Arrays.stream(repeats, 0, Math.min(repeats.length, day + 1)).sum();
  }

  @Override
  public long[] newcomers() {
    return newcomers.clone();
  }

  @Override
  public long[] repeats() {
    return repeats.clone();
  }

  /** Days after which the curves of purchases are compared: weeks, or months. */
  List<Integer> marks() {
    double step = unit == TimeUnit.MONTH || unit == TimeUnit.YEAR ? TimeUnit.MONTH.days() : 7;
    int days = calibration + holdout;
    return IntStream.rangeClosed(1, (int) Math.floor(days / step + 1e-9))
        .mapToObj(i -> (int) Math.round(i * step) - 1)
        .toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Panel p
        && unit == p.unit
        && covariates.equals(p.covariates)
        && calibration == p.calibration
        && holdout == p.holdout
        && cases.equals(p.cases)
        && Arrays.equals(newcomers, p.newcomers)
        && Arrays.equals(repeats, p.repeats);
  }

  @Override
  public int hashCode() {
    return 31 * cases.hashCode() + Arrays.hashCode(repeats);
  }

  @Override
  public String toString() {
    return "%d cases, %d + %d days".formatted(cases.size(), calibration, holdout);
  }
}
