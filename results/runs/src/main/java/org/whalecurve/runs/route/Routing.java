package org.whalecurve.runs.route;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.RunReader;
import org.whalecurve.tables.StrategyTables;
import org.whalecurve.tables.Table;

/**
 * Answers what to do with a customer who calls, from a published run. {@link #of} reads the run's
 * {@code routing} once into an index of its own, a temporary file that {@link #close} deletes;
 * after that an answer takes microseconds, from any number of threads. {@link #ask} answers a
 * single question without an index.
 */
public final class Routing implements AutoCloseable {
  private static final String TABLE = StrategyTables.ROUTING.name();
  private static final String ALIAS = StrategyTables.ROUTING_ALIAS.name();
  static final List<String> COLUMNS =
      StrategyTables.ROUTING.columns().stream().map(Table.Column::name).toList();

  private static final String SELECT = "SELECT " + String.join(", ", COLUMNS) + " FROM " + TABLE;

  private final SortedFile rows;
  private final Map<String, String> aliases;

  private Routing(SortedFile rows, Map<String, String> aliases) {
    this.rows = rows;
    this.aliases = aliases;
  }

  /**
   * Answers from a run; the reader is not needed any more afterwards.
   *
   * @throws ProblemException where the run has no routing
   */
  public static Routing of(RunReader run) {
    check(run);
    Map<String, String> aliases = new HashMap<>();
    if (run.has(ALIAS)) {
      run.stream(
          "SELECT old_id, customer_id FROM " + ALIAS,
          new Each(row -> aliases.put((String) row.get(0), (String) row.get(1))));
    }
    SortedFile.Builder builder = SortedFile.builder();
    try {
      // The table is published in the order of customer_id; the builder checks that.
      run.stream(SELECT, new Each(row -> builder.add(texts(row))));
      return new Routing(builder.build(), Map.copyOf(aliases));
    } catch (RuntimeException e) {
      builder.discard();
      throw e;
    }
  }

  /** Whether a run can answer at all: its model has to have a strategy. */
  public static boolean canAnswer(RunReader run) {
    return run.has(TABLE);
  }

  /**
   * What is to be done with a customer; former numbers are followed. An unknown one gets an answer
   * that says so. Thread-safe.
   */
  public RouteAnswer answer(String customerId) {
    String id = aliases.getOrDefault(customerId, customerId);
    String[] row = rows.find(id);
    return row == null ? RouteAnswer.unknown(customerId) : RouteAnswer.of(customerId, row);
  }

  /** How many customers can be answered for. */
  public long size() {
    return rows.size();
  }

  /**
   * One answer straight from the run's tables.
   *
   * @throws ProblemException where the run has no routing
   */
  public static RouteAnswer ask(RunReader run, String customerId) {
    check(run);
    String asked = run.dialect().literal(customerId);
    String id = asked;
    if (run.has(ALIAS)) {
      Rows alias = run.query("SELECT customer_id FROM " + ALIAS + " WHERE old_id = " + asked);
      if (!alias.isEmpty()) id = run.dialect().literal(alias.text(0, "customer_id"));
    }
    Rows found = run.query(SELECT + " WHERE customer_id = " + id);
    return found.isEmpty()
        ? RouteAnswer.unknown(customerId)
        : RouteAnswer.of(customerId, texts(found.rows().get(0)));
  }

  private static void check(RunReader run) {
    if (canAnswer(run)) return;
    throw new ProblemException(
        new Problem(
            "no-routing",
            SourcePlace.ofFile("model/strategy.yaml"),
            "Run "
                + run.manifest().run()
                + " cannot say how to treat a customer: its model has no"
                + " strategy.",
            "Write model/strategy.yaml, see docs/reference/strategy.md, and run again."));
  }

  private static String[] texts(List<Object> row) {
    String[] texts = new String[row.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = row.get(i) == null ? null : row.get(i).toString();
    }
    return texts;
  }

  @Override
  public void close() {
    rows.close();
  }

  /** Takes rows, and cares for no columns. */
  private record Each(java.util.function.Consumer<List<Object>> row) implements Rows.Sink {
    @Override
    public void columns(List<Rows.Column> columns) {
      // known
    }

    @Override
    public void row(List<Object> values) {
      row.accept(values);
    }
  }
}
