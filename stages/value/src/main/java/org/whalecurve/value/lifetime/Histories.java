package org.whalecurve.value.lifetime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.whalecurve.engine.Session;
import org.whalecurve.value.numeric.Timeline;

/**
 * What is known of customers who buy again or not, equal histories counted once. A history is the
 * number of transactions after the first one (frequency), the time from the first to the last
 * (recency), and the time from the first to the end of the observation (age). Sorted by traits,
 * frequency, age, recency. Immutable.
 */
public final class Histories {
  private final TimeUnit unit;
  private final List<String> covariates;
  private final int[] frequency;
  private final double[] recency;
  private final double[] age;
  private final double[] count;
  private final double[][] traits;
  private final double logIntervals;

  private Histories(
      TimeUnit unit,
      List<String> covariates,
      int[] frequency,
      double[] recency,
      double[] age,
      double[] count,
      double[][] traits,
      double logIntervals) {
    this.unit = unit;
    this.covariates = covariates;
    this.frequency = frequency;
    this.recency = recency;
    this.age = age;
    this.count = count;
    this.traits = traits;
    this.logIntervals = logIntervals;
  }

  /**
   * Reads customers from a table and counts equal ones, in the engine.
   *
   * @param source table or query in brackets with the columns {@code frequency} (whole number),
   *     {@code recency_days} and {@code age_days} (whole days)
   * @param unit unit of time of the histories
   */
  public static Histories read(Session session, String source, TimeUnit unit) {
    String sql =
        "SELECT frequency, age_days, recency_days, count(*) AS customers FROM "
            + source
            + " GROUP BY 1, 2, 3 ORDER BY 1, 2, 3";
    Builder builder = new Builder(unit, List.of());
    session.stream(
        sql,
        row ->
            builder.add(
                Math.toIntExact(row.integer(0)),
                unit.ofDays(row.integer(2)),
                unit.ofDays(row.integer(1)),
                row.integer(3)));
    return builder.build();
  }

  /**
   * Says what is wrong with a history.
   *
   * @return empty where nothing is
   */
  public static Optional<String> fault(double frequency, double recency, double age) {
    String fault = null;
    if (!(frequency >= 0) || frequency != Math.rint(frequency) || frequency > Integer.MAX_VALUE)
      fault = "frequency " + number(frequency) + " is not a whole number from 0";
    else if (!(recency >= 0) || !Double.isFinite(recency))
      fault = "recency " + number(recency) + " is below 0 or no number";
    else if (!(age >= 0) || !Double.isFinite(age))
      fault = "age T " + number(age) + " is below 0 or no number";
    else if (recency > age)
      fault =
          "recency "
              + number(recency)
              + " is greater than age T "
              + number(age)
              + ": the last transaction would be later than the end of the observation";
    else if (frequency == 0 && recency > 0)
      fault =
          "recency " + number(recency) + " but frequency 0: without a second transaction it is 0";
    return Optional.ofNullable(fault);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  public TimeUnit unit() {
    return unit;
  }

  /** Names of the customers' traits that the model knows; often none. */
  public List<String> covariates() {
    return covariates;
  }

  /** Number of distinct histories. */
  public int size() {
    return frequency.length;
  }

  public int frequency(int index) {
    return frequency[index];
  }

  public double recency(int index) {
    return recency[index];
  }

  public double age(int index) {
    return age[index];
  }

  /** How many customers have this history. */
  public double count(int index) {
    return count[index];
  }

  /** Values of the traits, in the order of {@link #covariates}; not to be changed. */
  double[] traits(int index) {
    return traits[index];
  }

  Timeline timeline() {
    return new Timeline(recency, age);
  }

  /** Number of customers. */
  public double customers() {
    return Arrays.stream(count).sum();
  }

  /** The longest age; 1 where all are 0. */
  public double longest() {
    double longest = Arrays.stream(age).max().orElse(0);
    return longest > 0 ? longest : 1;
  }

  /** Number of transactions after the first ones, of all customers. */
  public double transactions() {
    return IntStream.range(0, size()).mapToDouble(i -> frequency[i] * count[i]).sum();
  }

  /**
   * Sum over all customers and pairs of neighbouring transactions of the logarithm of the time
   * between them; NaN where it is not known. Tells how regularly customers buy.
   */
  public double logIntervals() {
    return logIntervals;
  }

  /**
   * The same histories with what their single intervals say of regularity.
   *
   * @param sum see {@link #logIntervals()}
   */
  public Histories withLogIntervals(double sum) {
    return new Histories(unit, covariates, frequency, recency, age, count, traits, sum);
  }

  /** Every n-th customer, each counted n times; the same for the same input. */
  Histories everyNth(double n) {
    double passed = 0;
    double[] kept = new double[size()];
    for (int i = 0; i < size(); i++) {
      double before = Math.floor(passed / n + 0.5);
      passed += count[i];
      kept[i] = (Math.floor(passed / n + 0.5) - before) * n;
    }
    int[] index = IntStream.range(0, size()).filter(i -> kept[i] > 0).toArray();
    return pick(index, kept);
  }

  private Histories pick(int[] index, double[] counts) {
    return new Histories(
        unit,
        covariates,
        Arrays.stream(index).map(i -> frequency[i]).toArray(),
        Arrays.stream(index).mapToDouble(i -> recency[i]).toArray(),
        Arrays.stream(index).mapToDouble(i -> age[i]).toArray(),
        Arrays.stream(index).mapToDouble(i -> counts[i]).toArray(),
        Arrays.stream(index).mapToObj(i -> traits[i]).toArray(double[][]::new),
        logIntervals);
  }

  /** Collects histories, in any order. Not thread-safe. */
  public static final class Builder {
    private static final double[] NONE = {};
    private final TimeUnit unit;
    private final List<String> covariates;
    private int size;
    private int[] frequency = new int[64];
    private double[] recency = new double[64];
    private double[] age = new double[64];
    private double[] count = new double[64];
    private double[][] traits = new double[64][];

    public Builder(TimeUnit unit, List<String> covariates) {
      this.unit = unit;
      this.covariates = List.copyOf(covariates);
    }

    /**
     * Adds customers of one history.
     *
     * @param values of the covariates, in their order
     * @throws IllegalArgumentException where {@link #fault} finds one
     */
    public Builder add(int x, double last, double end, double customers, double... values) {
      Optional<String> fault = fault(x, last, end);
      if (fault.isPresent()) throw new IllegalArgumentException(fault.get());
      if (!(customers > 0)) throw new IllegalArgumentException(customers + " customers");
      if (values.length != covariates.size())
        throw new IllegalArgumentException(values.length + " values for " + covariates);
      if (size == frequency.length) grow();
      frequency[size] = x;
      recency[size] = last;
      age[size] = end;
      count[size] = customers;
      traits[size++] = values.length == 0 ? NONE : values.clone();
      return this;
    }

    private void grow() {
      int length = size * 2;
      frequency = Arrays.copyOf(frequency, length);
      recency = Arrays.copyOf(recency, length);
      age = Arrays.copyOf(age, length);
      count = Arrays.copyOf(count, length);
      traits = Arrays.copyOf(traits, length);
    }

    public Histories build() {
      int[] order = order();
      List<Integer> first = new ArrayList<>();
      double[] counts = new double[size];
      for (int i = 0; i < size; i++) {
        boolean same = i > 0 && compare(order[i - 1], order[i]) == 0;
        if (!same) first.add(order[i]);
        counts[first.get(first.size() - 1)] += count[order[i]];
      }
      int[] index = first.stream().mapToInt(Integer::intValue).toArray();
      return new Histories(unit, covariates, frequency, recency, age, count, traits, Double.NaN)
          .pick(index, counts);
    }

    private int[] order() {
      boolean sorted = IntStream.range(1, size).allMatch(i -> compare(i - 1, i) <= 0);
      IntStream all = IntStream.range(0, size);
      if (sorted) return all.toArray();
      Comparator<Integer> order = this::compare;
      return all.boxed().sorted(order).mapToInt(Integer::intValue).toArray();
    }

    private int compare(int one, int other) {
      int result = traits[one] == traits[other] ? 0 : Arrays.compare(traits[one], traits[other]);
      if (result == 0) result = Integer.compare(frequency[one], frequency[other]);
      if (result == 0) result = Double.compare(age[one], age[other]);
      return result == 0 ? Double.compare(recency[one], recency[other]) : result;
    }
  }
}
