package org.whalecurve.flow;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;
import org.whalecurve.model.Workspace;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.RunStore;
import org.whalecurve.runs.RunWriter;
import org.whalecurve.tables.RunTables;
import org.whalecurve.tables.Table;

/** Executes a plan and publishes what it made; or leaves everything as it was. */
public final class Runner {
  private static final String PERIODS = "period_dim";

  private final RunPlan plan;
  private final RunListener listener;
  private final Workspace workspace;

  private Runner(RunPlan plan, RunListener listener) {
    this.plan = plan;
    this.listener = listener;
    this.workspace = plan.workspace();
  }

  /**
   * Runs a plan and publishes the run.
   *
   * @throws org.whalecurve.kernel.ProblemException where the input is at fault
   * @throws StepFailedException where the machine or the program is
   */
  public static Manifest run(RunPlan plan, RunListener listener) {
    return new Runner(plan, listener).run();
  }

  private Manifest run() {
    RunStore store = RunStore.of(workspace.folder());
    store.clean();
    String id = store.newId();
    try (RunWriter writer = RunWriter.begin(workspace.folder(), id);
        InputFiles inputs = InputFiles.hash(workspace.folder(), plan.files())) {
      Path work = Folders.create(writer.work());
      try (Session session =
          plan.engine().open(Machine.config(plan.options(), work.resolve("spill")))) {
        List<Execution.Done> done =
            new Execution(plan.steps(), session, work, t -> file(writer, work, t), kept(), listener)
                .run();
        workspace.files().forEach(writer::modelFile);
        Manifest manifest = manifest(id, session, writer, done, inputs.entries());
        writer.publish(manifest);
        return manifest;
      }
    }
  }

  private static Path file(RunWriter writer, Path work, String table) {
    return RunTables.named(table).isPresent()
        ? writer.table(table)
        : work.resolve(table + ".parquet");
  }

  private Set<String> kept() {
    Set<String> kept = new HashSet<>(published());
    kept.add(PERIODS);
    return kept;
  }

  /** The published tables that this plan writes, in their fixed order. */
  private List<String> published() {
    Set<String> written = new HashSet<>();
    plan.steps().forEach(step -> written.addAll(step.writes()));
    return RunTables.ALL.stream().map(Table::name).filter(written::contains).toList();
  }

  private Manifest manifest(
      String id,
      Session session,
      RunWriter writer,
      List<Execution.Done> done,
      List<Manifest.FileEntry> inputs) {
    Totals totals = new Totals(session, published());
    return new Manifest(
        id,
        workspace.name(),
        workspace.currency(),
        workspace.locale(),
        Product.version(),
        plan.engine().name(),
        plan.engine().version(),
        0,
        periods(session),
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            ZonedDateTime.now(Clock.systemDefaultZone()).truncatedTo(ChronoUnit.MILLIS)),
        inputs,
        InputFiles.ofModel(workspace.folder(), workspace.files().keySet()),
        tables(session, writer),
        steps(done, inputs),
        totals.controlTotals(),
        totals.warnings());
  }

  private List<String> periods(Session session) {
    boolean has = plan.steps().stream().anyMatch(step -> step.writes().contains(PERIODS));
    if (!has) return List.of();
    List<Row> rows = session.query("SELECT period FROM " + PERIODS + " ORDER BY period_no");
    return rows.stream().map(row -> row.text(0)).toList();
  }

  private List<Manifest.TableEntry> tables(Session session, RunWriter writer) {
    List<Manifest.TableEntry> entries = new ArrayList<>();
    for (String table : published()) {
      Fingerprints.Content content = Fingerprints.ofTable(session, table);
      Manifest.FileEntry file = InputFiles.entry(table, writer.table(table));
      entries.add(
          new Manifest.TableEntry(
              table, content.rows(), file.bytes(), file.sha256(), content.fingerprint()));
    }
    return entries;
  }

  private List<Manifest.StepEntry> steps(
      List<Execution.Done> done, List<Manifest.FileEntry> inputs) {
    String sources = plan.engine().name() + " " + plan.engine().version() + "\n" + inputs;
    List<Step> order = plan.steps();
    Map<String, String> identities = Fingerprints.ofSteps(order, sources);
    return done.stream()
        .map(
            d ->
                new Manifest.StepEntry(
                    d.step().name(),
                    Math.round(d.seconds() * 1000) / 1000.0,
                    d.rows(),
                    false,
                    identities.get(d.step().name())))
        .toList();
  }
}
