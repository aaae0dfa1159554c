package org.whalecurve.value.card;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ValueType;

/**
 * Customers with a known outcome, in memory: all of them, or a seeded sample where there are more
 * than a card needs to be learnt from.
 */
public final class CardData {
  private final List<CardFeature> features;
  private final List<Column> columns;
  private final boolean[] outcome;
  private final Map<String, Integer> places = new HashMap<>();

  CardData(List<CardFeature> features, List<Column> columns, boolean[] outcome) {
    this.features = List.copyOf(features);
    this.columns = List.copyOf(columns);
    this.outcome = outcome;
    for (int f = 0; f < features.size(); f++) places.put(features.get(f).name(), f);
  }

  /**
   * Where customers and their outcome stand.
   *
   * @param from what stands behind FROM, from a table's quoted name
   * @param key a text or number that names a customer, as SQL; says who is in the sample
   * @param column how each column of an expression is written
   * @param outcome boolean: it happened; customers of whom it is not known (NULL) are left out
   */
  public record Source(
      String from, String key, Function<Expr.Column, String> column, Expr outcome) {}

  /**
   * Reads customers whose outcome is known.
   *
   * @param limit most rows; where there are more, a sample drawn by a hash of key and seed, the
   *     same on any number of threads
   */
  public static CardData read(
      Session session, Source source, List<CardFeature> features, int limit, long seed) {
    Dialect dialect = session.dialect();
    String values =
        features.stream()
            .map(feature -> dialect.expr(feature.value(), source.column()))
            .collect(Collectors.joining(", "));
    String known = dialect.expr(source.outcome(), source.column());
    String key = "CAST(" + source.key() + " AS VARCHAR)";
    String select =
        "SELECT "
            + known
            + ", "
            + values
            + " FROM "
            + source.from()
            + " WHERE ("
            + known
            + ")"
            + " IS NOT NULL ORDER BY "
            + dialect.textHash(key + " || " + dialect.literal("#" + seed))
            + ", "
            + key
            + " LIMIT "
            + limit;
    Collector collector = new Collector(features);
    session.stream(select, collector::add);
    return collector.data();
  }

  public int size() {
    return outcome.length;
  }

  public int events() {
    return (int) IntStream.range(0, outcome.length).filter(row -> outcome[row]).count();
  }

  public List<CardFeature> features() {
    return features;
  }

  CardFeature feature(String name) {
    return features.get(places.get(name));
  }

  Column column(int feature) {
    return columns.get(feature);
  }

  Column column(String feature) {
    Integer at = places.get(feature);
    if (at == null) throw new IllegalArgumentException("no attribute " + feature + " here");
    return columns.get(at);
  }

  boolean[] outcome() {
    return outcome;
  }

  boolean outcome(int row) {
    return outcome[row];
  }

  CardData rows(int[] rows) {
    boolean[] known = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) known[i] = outcome[rows[i]];
    return new CardData(features, columns.stream().map(c -> c.rows(rows)).toList(), known);
  }

  CardData with(List<Integer> chosen) {
    return new CardData(
        chosen.stream().map(features::get).toList(),
        chosen.stream().map(columns::get).toList(),
        outcome);
  }

  /** Two parts of the customers. */
  public record Split(CardData training, CardData holdout) {}

  /**
   * Draws a holdout: of customers with and without the event the same share each.
   *
   * @param share of the holdout, between 0 and 1
   */
  public Split split(double share, long seed) {
    int[] place = places(seed);
    int[] part = new int[size()];
    int events = events();
    for (int row = 0; row < part.length; row++) {
      long held = Math.round((outcome[row] ? events : size() - events) * share);
      if (place[row] < held) part[row] = 1;
    }
    return new Split(rows(where(part, 0, true)), rows(where(part, 1, true)));
  }

  /** A fold for every row, stratified by outcome. */
  int[] folds(int count, long seed) {
    return Arrays.stream(places(seed)).map(place -> place % count).toArray();
  }

  /** Every customer's place, from 0, in a random order of those with the same outcome. */
  private int[] places(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] place = new int[size()];
    for (boolean event : new boolean[] {true, false}) {
      int[] rows = shuffled(event, random);
      for (int i = 0; i < rows.length; i++) place[rows[i]] = i;
    }
    return place;
  }

  /** Rows whose mark is, or is not, the given one. */
  static int[] where(int[] marks, int mark, boolean is) {
    return IntStream.range(0, marks.length).filter(row -> marks[row] == mark == is).toArray();
  }

  private int[] shuffled(boolean event, SplittableRandom random) {
    int[] rows = IntStream.range(0, size()).filter(row -> outcome[row] == event).toArray();
    for (int i = rows.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int other = rows[i];
      rows[i] = rows[j];
      rows[j] = other;
    }
    return rows;
  }

  /** Takes rows of a result apart into columns. */
  private static final class Collector {
    private final List<CardFeature> features;
    private final List<Levels> levels = new ArrayList<>();
    private double[][] cells;
    private boolean[] outcome = new boolean[1024];
    private int size;

    Collector(List<CardFeature> features) {
      this.features = features;
      cells = new double[features.size()][1024];
      features.forEach(f -> levels.add(new Levels()));
    }

    void add(Row row) {
      if (size == outcome.length) grow();
      outcome[size] = (Boolean) row.get(0);
      for (int f = 0; f < cells.length; f++) cells[f][size] = cell(f, row.get(f + 1));
      size++;
    }

    private double cell(int feature, Object value) {
      if (features.get(feature).value().type() == ValueType.NUMBER) {
        return value == null ? Double.NaN : ((Number) value).doubleValue();
      }
      return value == null ? -1 : levels.get(feature).code(value.toString());
    }

    private void grow() {
      outcome = Arrays.copyOf(outcome, size * 2);
      for (int f = 0; f < cells.length; f++) cells[f] = Arrays.copyOf(cells[f], size * 2);
    }

    CardData data() {
      List<Column> columns = new ArrayList<>();
      for (int f = 0; f < cells.length; f++) {
        double[] values = Arrays.copyOf(cells[f], size);
        columns.add(
            features.get(f).value().type() == ValueType.NUMBER
                ? new Column.Numbers(values)
                : new Column.Texts(
                    Arrays.stream(values).mapToInt(v -> (int) v).toArray(),
                    List.copyOf(levels.get(f).names)));
      }
      return new CardData(features, columns, Arrays.copyOf(outcome, size));
    }
  }

  private static final class Levels {
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    int code(String text) {
      return codes.computeIfAbsent(
          text,
          t -> {
            names.add(t);
            return names.size() - 1;
          });
    }
  }
}
