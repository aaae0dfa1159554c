package org.whalecurve.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.EngineException;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;
import org.whalecurve.intake.read.Normaliser;
import org.whalecurve.intake.read.SourceProblem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Problems;
import org.whalecurve.tables.InputTables;
import org.whalecurve.tables.RunTables;
import org.whalecurve.tables.Table;

/** Reads all files of one input table: types them, leaves out what repeats, counts everything. */
final class TableIntake {
  private final TableInput input;
  private final PersonalValues personal;
  private final Step.Context context;
  private final Session session;
  private final Dialect dialect;
  private final String name;
  private final List<TypedSelect> selects = new ArrayList<>();

  private TableIntake(TableInput input, PersonalValues personal, Step.Context context) {
    this.input = input;
    this.personal = personal;
    this.context = context;
    this.session = context.session();
    this.dialect = session.dialect();
    this.name = input.table().name();
  }

  static String qualityTable(Table table) {
    return table.name() + "_quality";
  }

  static String rejectTable(Table table) {
    return table.name() + "_reject";
  }

  static void run(TableInput input, PersonalValues personal, Step.Context context) {
    TableIntake intake = new TableIntake(input, personal, context);
    if (input.files().isEmpty()) intake.writeEmpty();
    else intake.run();
  }

  private void writeEmpty() {
    context.write(InputTables.checked(input.table()), checkedColumns(), List.of());
    context.write(qualityTable(input.table()), Tally.columns(), List.of());
    context.write(rejectTable(input.table()), rejectColumns(), List.of());
  }

  private List<Session.Column> checkedColumns() {
    List<Session.Column> columns = new ArrayList<>();
    input.columns().keySet().forEach(c -> columns.add(new Session.Column(c, input.sqlType(c))));
    columns.add(new Session.Column("source_file", "VARCHAR"));
    columns.add(new Session.Column("source_line", "BIGINT"));
    return columns;
  }

  private static List<Session.Column> rejectColumns() {
    return RunTables.REJECT.columns().stream()
        .map(c -> new Session.Column(c.name(), c.kind().sqlType()))
        .toList();
  }

  private void run() {
    List<SourceRows> sources = prepare(true);
    String typed = type(sources);
    if (sources.stream().anyMatch(s -> s.own().repeats() > 0) && refusesAny(typed)) {
      // every refused row is listed, the repeated ones too
      session.drop(typed);
      selects.clear();
      sources = prepare(false);
      typed = type(sources);
    }
    String repeated = null;
    if (Overlap.isNeeded(input)) {
      String found = "intake_" + name + "_repeated";
      if (new Overlap(input, dialect, typed).find(session, found)) repeated = found;
      else session.drop(found);
    }
    List<Object[]> tally = new Tally(input, session, typed, repeated).rows(sources);
    context.write(rejectTable(input.table()), rejected(sources, typed, repeated));
    context.write(qualityTable(input.table()), Tally.columns(), tally);
    if (Tally.allAccepted(tally)) context.keep(InputTables.checked(input.table()), file());
    else context.write(InputTables.checked(input.table()), accepted(typed, repeated));
    session.drop(typed);
    if (repeated != null) session.drop(repeated);
    for (SourceRows source : sources) {
      source.drop(session, view(source));
    }
  }

  private boolean refusesAny(String typed) {
    String refused = "SELECT count(*) FROM " + typed + " WHERE " + TypedSelect.CHECK + " > 0";
    return session.query(refused).get(0).integer(0) > 0;
  }

  private String view(SourceRows source) {
    return "intake_" + name + "_" + source.mapping().unit();
  }

  /**
   * Normalises the files, several at a time.
   *
   * @param once whether to leave out what repeats on purpose
   */
  private List<SourceRows> prepare(boolean once) {
    long total = input.files().stream().mapToLong(f -> f.opened().shape().bytes()).sum();
    AtomicLong done = new AtomicLong();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            Math.min(input.files().size(), Runtime.getRuntime().availableProcessors()));
    try {
      List<Future<SourceRows>> running = new ArrayList<>();
      Path scratch = context.scratch();
      for (FileMapping file : input.files()) {
        String prefix = name + "-" + file.unit();
        Normaliser.Progress progress = done::addAndGet;
        boolean leaveOut = once && file.wantsRowsOnce();
        running.add(
            pool.submit(() -> SourceRows.prepare(file, leaveOut, scratch, prefix, progress)));
      }
      return collect(running, () -> context.progress(Math.min(done.get(), total), total, "bytes"));
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<SourceRows> collect(List<Future<SourceRows>> running, Runnable tick) {
    List<SourceRows> results = new ArrayList<>();
    Problems problems = new Problems();
    for (Future<SourceRows> future : running) {
      try {
        results.add(await(future, tick));
      } catch (ProblemException e) {
        problems.addAll(e.problems());
      }
    }
    problems.throwIfAny();
    return results;
  }

  private static SourceRows await(Future<SourceRows> future, Runnable tick) {
    while (true) {
      try {
        return future.get(200, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        tick.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) throw cause;
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  /** Makes the table of typed rows; the normalised files are not needed any more afterwards. */
  private String type(List<SourceRows> sources) {
    List<String> relations =
        sources.stream().map(source -> source.relation(session, view(source))).toList();
    List<FileMapping> mappings = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      mappings.add(DateEvidence.look(session, relations.get(i), sources.get(i).mapping()));
    }
    mappings = DateOrder.agree(mappings);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      selects.add(new TypedSelect(input, mappings.get(i), dialect));
      parts.add(selects.get(i).sql(relations.get(i)));
    }
    String typed = "intake_" + name + "_typed";
    create(String.join(" UNION ALL ", parts));
    session.registerParquet(typed, file());
    sources.forEach(SourceRows::delete);
    return typed;
  }

  /** The typed rows; where nothing is wrong with any, this is the table itself. */
  private Path file() {
    return context.scratch().resolve(name + "-typed.parquet");
  }

  private void create(String rows) {
    try {
      session.writeParquet(rows, file());
    } catch (EngineException e) {
      // values were guarded wherever one can tell; what is left is an expression's own arithmetic
      if (!e.getMessage().contains("Out of Range")) throw e;
      throw SourceProblem.of(
          "number-out-of-range",
          input.files().get(0).fileName(),
          "a mapped expression of "
              + name
              + " leaves the range of exact numbers: "
              + e.getMessage(),
          "Write it with fewer factors, or divide earlier.");
    }
  }

  private String accepted(String typed, String repeated) {
    String columns =
        checkedColumns().stream()
            .map(column -> "t." + dialect.name(column.name()))
            .collect(Collectors.joining(", "));
    return "SELECT "
        + columns
        + " FROM "
        + typed
        + " t WHERE t."
        + TypedSelect.CHECK
        + " = 0"
        + (repeated == null ? "" : without(repeated));
  }

  /**
   * Leaves the repeated rows out. Joining may disturb the order of the files, so it is restored.
   */
  private static String without(String repeated) {
    return " AND NOT EXISTS (SELECT 1 FROM "
        + repeated
        + " r WHERE r.unit = t."
        + TypedSelect.UNIT
        + " AND r.line = t.source_line) ORDER BY t."
        + TypedSelect.FILE
        + ", t."
        + TypedSelect.UNIT
        + ", t.source_line";
  }

  /** A file's name from its number. */
  private String fileName(String number) {
    String cases =
        input.files().stream()
            .map(f -> " WHEN " + f.file() + " THEN " + dialect.literal(f.fileName()))
            .distinct()
            .collect(Collectors.joining());
    return "CASE " + number + cases + " END";
  }

  private String rejected(List<SourceRows> sources, String typed, String repeated) {
    List<String> parts = new ArrayList<>();
    sources.forEach(source -> parts.addAll(undivided(source)));
    for (int i = 0; i < sources.size(); i++) {
      if (!selects.get(i).checks().isEmpty())
        parts.add(unreadable(sources.get(i), selects.get(i), typed));
    }
    if (repeated != null) parts.add(repeatedRows(typed, repeated));
    if (parts.isEmpty()) parts.add(none());
    return "SELECT source, file, line, \"column\", "
        + personal.withheld(input, dialect)
        + " AS value, reason, kind FROM ("
        + String.join(" UNION ALL ", parts)
        + ") ORDER BY file, line, \"column\", kind, reason";
  }

  private String row(
      String file, String line, String column, String value, String reason, String kind) {
    return "SELECT "
        + dialect.literal(name)
        + " AS source, "
        + file
        + " AS file, CAST("
        + line
        + " AS BIGINT) AS line, "
        + column
        + " AS \"column\", "
        + value
        + " AS value, "
        + reason
        + " AS reason, "
        + kind
        + " AS kind FROM ";
  }

  /** Rows of the file, and of those that it joins, that could not be divided into columns. */
  private List<String> undivided(SourceRows source) {
    List<String> parts = new ArrayList<>();
    List<FileRows> all = source.all();
    for (int i = 0; i < all.size(); i++) {
      FileRows rows = all.get(i);
      if (rows.rejects() == null || rows.result().rejected() == 0) continue;
      String view = SourceRows.rejects(view(source), i);
      session.registerCsv(view, rows.rejects(), Normaliser.REJECT_COLUMNS);
      String file = dialect.literal(rows.fileName());
      parts.add(row(file, "line", "''", "value", "reason", "'rejected'") + view);
    }
    return parts;
  }

  private String unreadable(SourceRows source, TypedSelect select, String typed) {
    StringBuilder column = new StringBuilder("CASE ").append(TypedSelect.CHECK);
    StringBuilder reason = new StringBuilder("CASE ").append(TypedSelect.CHECK);
    for (int i = 0; i < select.checks().size(); i++) {
      String when = " WHEN " + (i + 1) + " THEN ";
      column.append(when).append(dialect.literal(select.checks().get(i).column()));
      reason.append(when).append(dialect.literal(select.checks().get(i).reason()));
    }
    String file = dialect.literal(source.mapping().fileName());
    return row(
            file, "source_line", column + " END", TypedSelect.VALUE, reason + " END", "'rejected'")
        + typed
        + " WHERE "
        + TypedSelect.CHECK
        + " > 0 AND "
        + TypedSelect.UNIT
        + " = "
        + source.mapping().unit();
  }

  private String repeatedRows(String typed, String repeated) {
    String reason =
        "CASE WHEN r.same_file THEN 'the key stands already in line ' ELSE 'the row stands already in ' || "
            + fileName("r.first_file")
            + " || ', line ' END || CAST(r.first_line AS VARCHAR)";
    String kind = "CASE WHEN r.same_file THEN 'rejected' ELSE 'overlap' END";
    List<String> identity = input.key().isEmpty() ? input.filled() : input.key();
    String value =
        identity.stream()
            .map(c -> "CAST(t." + dialect.name(c) + " AS VARCHAR)")
            .collect(Collectors.joining(", ", "left(concat_ws(', ', ", "), 200)"));
    String column = dialect.literal(String.join(", ", input.key()));
    return row(fileName("t." + TypedSelect.FILE), "t.source_line", column, value, reason, kind)
        + typed
        + " t JOIN "
        + repeated
        + " r ON r.unit = t."
        + TypedSelect.UNIT
        + " AND r.line = t.source_line WHERE NOT "
        + input.isDistinct("r.unit");
  }

  private String none() {
    String none = "CAST(NULL AS VARCHAR)";
    return row(none, "NULL", none, none, none, none) + "(SELECT 1) WHERE FALSE";
  }
}
