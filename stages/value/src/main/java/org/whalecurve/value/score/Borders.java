package org.whalecurve.value.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.whalecurve.engine.Session;
import org.whalecurve.value.classes.Classes;
import org.whalecurve.value.classes.Distinct;
import org.whalecurve.value.classes.NaturalBreaks;

/**
 * Where classes of one value begin, learnt from the distinct values of all customers and how many
 * have each.
 */
final class Borders {
  private final List<BigDecimal> values = new ArrayList<>();
  private final Distinct distinct;

  /**
   * Borders of classes 1, 2, … (class 0 is the lowest).
   *
   * @param from border below each, halfway between its lowest value and the next below; null where
   *     the class is empty
   * @param fit goodness of variance fit; NaN where there are no values
   * @param note what is unusual; may be empty
   */
  record Learnt(List<BigDecimal> from, double fit, String note) {}

  private Borders(List<BigDecimal> values, Distinct distinct) {
    this.values.addAll(values);
    this.distinct = distinct;
  }

  /** Reads the values of a column, DECIMAL with six decimals. */
  static Borders of(Session session, String column, String table) {
    List<BigDecimal> values = new ArrayList<>();
    List<double[]> numbers = new ArrayList<>();
    session.stream(
        "SELECT %1$s, count(*) FROM %2$s WHERE %1$s IS NOT NULL GROUP BY %1$s ORDER BY %1$s"
            .formatted(column, table),
        row -> {
          BigDecimal exact = row.decimal(0);
          double value = exact.doubleValue();
          double[] last = numbers.isEmpty() ? null : numbers.get(numbers.size() - 1);
          // beyond sixteen digits neighbours cannot be told apart, and stay together
          if (last != null && last[0] == value) {
            last[1] += row.integer(1);
            return;
          }
          values.add(exact);
          numbers.add(new double[] {value, row.integer(1)});
        });
    double[] sorted = numbers.stream().mapToDouble(n -> n[0]).toArray();
    long[] counts = numbers.stream().mapToLong(n -> (long) n[1]).toArray();
    return new Borders(values, new Distinct(sorted, counts));
  }

  private boolean isEmpty() {
    return values.isEmpty();
  }

  private static Learnt none(int classes) {
    return new Learnt(
        new ArrayList<>(java.util.Collections.nCopies(classes - 1, null)),
        Double.NaN,
        "no customer has a value");
  }

  /** By shares of the customers, from the highest class down. */
  Learnt quantiles(double[] shares) {
    if (isEmpty()) return none(shares.length);
    return learnt(Classes.byQuantiles(distinct, shares), "");
  }

  /** By shares of the sum of positive values, from the highest class down. */
  Learnt cumulative(double[] shares) {
    if (isEmpty()) return none(shares.length);
    return learnt(Classes.byCumulativeShare(distinct, shares), "");
  }

  /** Natural breaks; where there are fewer values than classes, the lowest classes are empty. */
  Learnt natural(int classes) {
    if (isEmpty()) return none(classes);
    NaturalBreaks.Result result = NaturalBreaks.of(distinct, classes);
    int[] found = result.classes().starts();
    int[] starts = new int[classes - 1];
    System.arraycopy(found, 0, starts, starts.length - found.length, found.length);
    String note =
        found.length < starts.length
            ? "there are only " + (found.length + 1) + " different values"
            : result.exact() ? "" : "learnt from " + NaturalBreaks.EXACT_MAX + " bins of values";
    return learnt(new Classes(starts), note);
  }

  /** The mean and above is the upper one of two classes. */
  Learnt mean() {
    if (isEmpty()) return none(2);
    BigDecimal sum = BigDecimal.ZERO;
    long count = 0;
    for (int i = 0; i < distinct.size(); i++) {
      sum = sum.add(values.get(i).multiply(BigDecimal.valueOf(distinct.counts()[i])));
      count += distinct.counts()[i];
    }
    BigDecimal mean = sum.divide(BigDecimal.valueOf(count), 6, RoundingMode.HALF_UP);
    return thresholds(List.of(mean));
  }

  /** Stated borders, ascending; they hold whatever values there are. */
  Learnt thresholds(List<BigDecimal> borders) {
    double fit = Double.NaN;
    if (!isEmpty()) {
      double[] numbers = borders.stream().mapToDouble(BigDecimal::doubleValue).toArray();
      fit = NaturalBreaks.fit(distinct, Classes.byThresholds(distinct, numbers));
    }
    return new Learnt(List.copyOf(borders), fit, isEmpty() ? "no customer has a value" : "");
  }

  private Learnt learnt(Classes classes, String note) {
    int[] starts = classes.starts();
    List<BigDecimal> from = new ArrayList<>();
    for (int k = 0; k < starts.length; k++) {
      int end = k + 1 < starts.length ? starts[k + 1] : distinct.size();
      from.add(starts[k] < end ? between(starts[k]) : null);
    }
    return new Learnt(from, NaturalBreaks.fit(distinct, classes), note);
  }

  /** Halfway between the lowest value of a class and the highest below it. */
  private BigDecimal between(int place) {
    BigDecimal value = values.get(place);
    if (place == 0) return value;
    BigDecimal sum = value.add(values.get(place - 1));
    return sum.divide(BigDecimal.valueOf(2), 6, RoundingMode.CEILING).min(value);
  }

  /**
   * SQL that gives the class of a value, 0 for the lowest.
   *
   * @param border how the border of a class is written
   */
  static String classOf(String value, int classes, java.util.function.IntFunction<String> border) {
    StringBuilder sql = new StringBuilder("CASE WHEN " + value + " IS NULL THEN NULL");
    for (int k = classes - 1; k > 0; k--)
      sql.append(" WHEN %s >= %s THEN %d".formatted(value, border.apply(k), k));
    return sql + " ELSE 0 END";
  }

  /** SQL that gives the name of a class. */
  static String named(String place, List<String> literals) {
    StringBuilder sql = new StringBuilder("CASE " + place);
    for (int k = 0; k < literals.size(); k++)
      sql.append(" WHEN %d THEN %s".formatted(k, literals.get(k)));
    return sql + " END";
  }
}
