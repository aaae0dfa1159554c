package org.whalecurve.flow.diff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.flow.diff.Difference.Kind;
import org.whalecurve.runs.Manifest;
import org.whalecurve.tables.RunTables;
import org.whalecurve.tables.Table;
import org.whalecurve.tables.Table.Column;

/** What differs in the published tables of two runs. */
final class Results implements AutoCloseable {
  private static final List<String> ACTIVITY =
      List.of("quantity", "full_cost", "incremental_cost", "rate_full", "rate_incremental");
  private static final int ACTIVITIES_MAX = 2000;

  private final Session session;
  private final Path temp;
  private final Manifest before;
  private final Manifest after;

  private Results(Session session, Path temp, Manifest before, Manifest after) {
    this.session = session;
    this.temp = temp;
    this.before = before;
    this.after = after;
  }

  static Results open(Engine engine, Path first, Manifest before, Path second, Manifest after) {
    try {
      Path temp = Files.createTempDirectory("whalecurve-diff-");
      int threads = Runtime.getRuntime().availableProcessors();
      Session session = engine.open(new Engine.Config(threads, "", temp));
      Results results = new Results(session, temp, before, after);
      results.register("a_", first, before);
      results.register("b_", second, after);
      return results;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void register(String prefix, Path run, Manifest manifest) {
    for (Manifest.TableEntry table : manifest.tables()) {
      Path file = run.resolve("tables").resolve(table.table() + ".parquet");
      session.registerParquet(prefix + table.table(), file);
    }
  }

  private boolean inBoth(Table table) {
    return before.table(table.name()).isPresent() && after.table(table.name()).isPresent();
  }

  /** Tables whose content differs. */
  static List<Difference> tables(Manifest before, Manifest after) {
    TreeSet<String> names = new TreeSet<>();
    before.tables().forEach(t -> names.add(t.table()));
    after.tables().forEach(t -> names.add(t.table()));
    List<Difference> found = new ArrayList<>();
    for (String name : names) {
      Manifest.TableEntry a = before.table(name).orElse(null);
      Manifest.TableEntry b = after.table(name).orElse(null);
      if (a != null && b != null && a.fingerprint().equals(b.fingerprint())) continue;
      Long from = a == null ? null : Long.valueOf(a.rows());
      Long to = b == null ? null : Long.valueOf(b.rows());
      found.add(new Difference(Kind.RESULT, name, "", "rows", from, to));
    }
    return found;
  }

  List<Difference> company() {
    if (!inBoth(RunTables.CUSTOMER)) return List.of();
    List<String> measures = measures();
    String sums = measures.stream().map(m -> "sum(" + m + ")").collect(Collectors.joining(", "));
    Row a = session.query("SELECT " + sums + " FROM a_customer").get(0);
    Row b = session.query("SELECT " + sums + " FROM b_customer").get(0);
    List<Difference> found = new ArrayList<>();
    for (int i = 0; i < measures.size(); i++) {
      add(found, "customer", "(company)", measures.get(i), a.decimal(i), b.decimal(i));
    }
    return found;
  }

  /** Measures that both runs have. */
  private List<String> measures() {
    return RunTables.MEASURES.stream()
        .map(Column::name)
        .filter(m -> has("a_customer", m) && has("b_customer", m))
        .toList();
  }

  private boolean has(String table, String column) {
    return session.describe("SELECT * FROM " + table).stream()
        .anyMatch(c -> c.name().equals(column));
  }

  List<Difference> customers(int top) {
    if (!inBoth(RunTables.CUSTOMER)) return List.of();
    return rows(
        "customer",
        List.of("customer_id"),
        measures(),
        "abs(coalesce(b.full_profit, 0) - coalesce(a.full_profit, 0)) DESC,"
            + " coalesce(a.customer_id, b.customer_id)",
        top);
  }

  long customersChanged() {
    if (!inBoth(RunTables.CUSTOMER)) return 0;
    String count =
        "SELECT count(*) FROM " + changed("customer", List.of("customer_id"), measures());
    return session.query(count).get(0).integer(0);
  }

  List<Difference> activities() {
    if (!inBoth(RunTables.ACTIVITY)) return List.of();
    List<String> key = List.of("period", "activity");
    return rows("activity", key, ACTIVITY, "coalesce(a.period, b.period), 2", ACTIVITIES_MAX);
  }

  /** Every changed value of the rows that changed. */
  private List<Difference> rows(
      String table, List<String> key, List<String> columns, String order, int limit) {
    List<String> select = new ArrayList<>();
    for (String k : key) select.add("coalesce(a." + k + ", b." + k + ")");
    for (String c : columns) {
      select.add("a." + c);
      select.add("b." + c);
    }
    String sql =
        "SELECT %s FROM %s ORDER BY %s LIMIT %d"
            .formatted(String.join(", ", select), changed(table, key, columns), order, limit);
    List<Difference> found = new ArrayList<>();
    for (Row row : session.query(sql)) {
      List<String> parts = new ArrayList<>();
      for (int i = 0; i < key.size(); i++) parts.add(row.text(i));
      for (int i = 0; i < columns.size(); i++) {
        int at = key.size() + 2 * i;
        String name = String.join(" ", parts);
        add(found, table, name, columns.get(i), row.decimal(at), row.decimal(at + 1));
      }
    }
    return found;
  }

  private static String changed(String table, List<String> key, List<String> columns) {
    String on = key.stream().map(k -> "a." + k + " = b." + k).collect(Collectors.joining(" AND "));
    String any =
        columns.stream()
            .map(c -> "a." + c + " IS DISTINCT FROM b." + c)
            .collect(Collectors.joining(" OR "));
    return "a_%s a FULL JOIN b_%s b ON %s WHERE %s".formatted(table, table, on, any);
  }

  private static void add(
      List<Difference> found, String table, String key, String column, Object from, Object to) {
    if (!Objects.equals(from, to)) {
      found.add(new Difference(Kind.RESULT, table, key, column, from, to));
    }
  }

  @Override
  public void close() {
    session.close();
    try {
      Files.deleteIfExists(temp);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
