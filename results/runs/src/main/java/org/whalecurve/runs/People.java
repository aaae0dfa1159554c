package org.whalecurve.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Session;
import org.whalecurve.tables.InputTables;
import org.whalecurve.tables.Table;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a workspace knows of natural persons: one table beside the runs, {@code
 * person/person.parquet}, which readers join to {@code customer}. Published runs hold numbers and
 * customer ids only, so that a person can be forgotten without touching what was signed.
 */
public final class People {
  /** The table's name while a run makes it. */
  public static final String TABLE = "person";

  private static final String ID = "customer_id";
  private static final String NEWS = "person_new";
  private static final String FORGOTTEN = "person_forgotten";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path workspace;

  private People(Path workspace) {
    this.workspace = workspace;
  }

  public static People of(Path workspace) {
    return new People(workspace);
  }

  /** Columns of {@code customer} that say something of a person. */
  public static List<String> columns() {
    return InputTables.CUSTOMER.columns().stream()
        .filter(Table.Column::personal)
        .map(Table.Column::name)
        .toList();
  }

  static Path file(Path workspace) {
    return workspace.resolve(TABLE).resolve(TABLE + ".parquet");
  }

  /** A number that changes when what is known of persons does; 0 while nothing is known. */
  public long changed() {
    try {
      return isKnown() ? Files.getLastModifiedTime(file(workspace)).toMillis() : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether anything is known of anybody. */
  public boolean isKnown() {
    return Files.isRegularFile(file(workspace));
  }

  /** Ids of the customers to be forgotten, in the order in which that was asked for. */
  public Set<String> forgotten() {
    Path file = forgottenFile();
    if (!Files.isRegularFile(file)) return Set.of();
    Set<String> ids = new LinkedHashSet<>();
    try {
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank()) ids.add(JSON.readValue(line, String.class));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ids;
  }

  /**
   * Takes what a run has read of persons; who is known from earlier and not read now stays.
   *
   * @param file a Parquet file with {@code customer_id} and what was read
   */
  public void merge(Session session, Path file) {
    session.registerParquet(NEWS, file);
    session.registerRows(FORGOTTEN, List.of(new Session.Column(ID, "VARCHAR")), rows(forgotten()));
    String all = select(session, NEWS, columns(session, NEWS), "");
    if (isKnown()) {
      session.registerParquet(TABLE, file(workspace));
      String known = " AND " + ID + " NOT IN (SELECT " + ID + " FROM " + NEWS + ")";
      all += " UNION ALL " + select(session, TABLE, columns(session, NEWS), known);
    }
    replace(session, "SELECT * FROM (" + all + ") ORDER BY " + ID);
    for (String name : List.of(NEWS, FORGOTTEN, TABLE)) session.drop(name);
  }

  private static List<Object[]> rows(Set<String> ids) {
    return ids.stream().map(id -> new Object[] {id}).toList();
  }

  private static List<Session.Column> columns(Session session, String table) {
    return session.describe("SELECT * FROM " + table);
  }

  /** The wanted columns of a table; those that it has not are NULL. */
  private static String select(
      Session session, String table, List<Session.Column> wanted, String condition) {
    Dialect dialect = session.dialect();
    List<String> has = columns(session, table).stream().map(Session.Column::name).toList();
    String list =
        wanted.stream()
            .map(
                c -> {
                  String name = dialect.name(c.name());
                  String value = has.contains(c.name()) ? name : "NULL";
                  return "CAST(" + value + " AS " + c.sqlType() + ") AS " + name;
                })
            .collect(Collectors.joining(", "));
    String but = " WHERE " + ID + " NOT IN (SELECT " + ID + " FROM " + FORGOTTEN + ")";
    return "SELECT " + list + " FROM " + table + but + condition;
  }

  /** In one step: readers see the old table or the new one. */
  private void replace(Session session, String sql) {
    Path table = file(workspace);
    Path next = table.resolveSibling(".person.parquet.tmp");
    try {
      Files.createDirectories(table.getParent());
      Files.deleteIfExists(next);
      session.writeParquet(sql, next);
      RunFolders.sync(next);
      RunFolders.moveOver(next, table);
      RunFolders.syncFolder(table.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Forgets a person: from the table, from everything kept between runs, and for all runs to come.
   * The customer's id and amounts stay.
   *
   * @return whether anything was known
   */
  public boolean forget(Engine engine, String customer) {
    try (WorkspaceLock lock = WorkspaceLock.take(workspace)) {
      record(customer);
      boolean known = isKnown() && remove(engine, customer);
      StepCache.clear(workspace);
      RunStore.of(workspace).clean();
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void record(String customer) throws IOException {
    if (forgotten().contains(customer)) return;
    Path file = forgottenFile();
    Files.createDirectories(file.getParent());
    String line = JSON.writeValueAsString(customer) + "\n";
    Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    RunFolders.sync(file);
    RunFolders.syncFolder(file.getParent());
  }

  private boolean remove(Engine engine, String customer) throws IOException {
    Path temp = Files.createTempDirectory("whalecurve-forget-");
    try (Session session = engine.open(new Engine.Config(1, "", temp))) {
      session.registerParquet(TABLE, file(workspace));
      String id = session.dialect().literal(customer);
      String count = "SELECT count(*) FROM person WHERE " + ID + " = " + id;
      boolean known = session.query(count).get(0).integer(0) > 0;
      if (known) {
        replace(session, "SELECT * FROM person WHERE " + ID + " <> " + id + " ORDER BY " + ID);
      }
      return known;
    } finally {
      RunFolders.delete(temp);
    }
  }

  /**
   * A run's customers with what is known of them now, as SQL over the stored table and {@code
   * person}.
   */
  static String joined(Session session, String stored) {
    Dialect dialect = session.dialect();
    List<String> personal = new ArrayList<>();
    columns(session, TABLE).forEach(c -> personal.add(c.name()));
    personal.remove(ID);
    String list =
        columns(session, stored).stream()
            .map(c -> column(dialect, c, personal.contains(c.name())))
            .collect(Collectors.joining(", "));
    return "SELECT "
        + list
        + " FROM "
        + dialect.name(stored)
        + " c LEFT JOIN "
        + TABLE
        + " p ON p."
        + ID
        + " = c."
        + ID;
  }

  private static String column(Dialect dialect, Session.Column column, boolean personal) {
    String name = dialect.name(column.name());
    return personal ? "CAST(p." + name + " AS " + column.sqlType() + ") AS " + name : "c." + name;
  }

  private Path forgottenFile() {
    return workspace.resolve(TABLE).resolve("forgotten.jsonl");
  }
}
