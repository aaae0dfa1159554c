package org.whalecurve.flow;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.model.Workspace;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.People;
import org.whalecurve.runs.RunStore;
import org.whalecurve.runs.RunWriter;
import org.whalecurve.runs.StepCache;
import org.whalecurve.runs.WorkspaceLock;

/** Executes a plan and publishes what it made; or leaves everything as it was. */
public final class Runner {
  private static final String PERIODS = "period_dim";

  /** Tables on the way that bear names; not kept between runs once somebody is to be forgotten. */
  private static final List<String> PERSONAL =
      List.of("customer_checked", "customer_dim", People.TABLE);

  private final RunPlan plan;
  private final RunListener listener;
  private final Workspace workspace;
  private final People people;

  private Runner(RunPlan plan, RunListener listener) {
    this.plan = plan;
    this.listener = listener;
    this.workspace = plan.workspace();
    this.people = People.of(workspace.folder());
  }

  /**
   * Runs a plan and publishes the run. Steps that an earlier run has done are not done again.
   *
   * @throws org.whalecurve.kernel.ProblemException where the input is at fault
   * @throws StepFailedException where the machine or the program is
   * @throws RunCancelledException where the listener wanted no more
   * @throws org.whalecurve.runs.WorkspaceBusyException where another run is at work
   */
  public static Manifest run(RunPlan plan, RunListener listener) {
    return new Runner(plan, listener).run();
  }

  private Manifest run() {
    Path folder = workspace.folder();
    try (WorkspaceLock lock = WorkspaceLock.take(folder);
        StepCache cache = StepCache.open(folder, plan.options().cacheBytes());
        InputFiles inputs = InputFiles.hash(folder, plan.files())) {
      RunStore runs = RunStore.of(folder);
      runs.clean();
      if (!people.forgotten().isEmpty()) cache.drop(PERSONAL);
      KeptSteps kept = new KeptSteps(cache, runs, plan.options().fresh());
      try (RunWriter writer = RunWriter.begin(folder, runs.newId())) {
        return run(writer, kept, inputs);
      } finally {
        if (!people.forgotten().isEmpty()) cache.drop(PERSONAL);
      }
    }
  }

  private Manifest run(RunWriter writer, KeptSteps store, InputFiles inputs) {
    Path work = Folders.create(writer.work());
    Engine.Config config = Machine.config(plan.options(), work.resolve("spill"));
    try (Session session = plan.engine().open(config)) {
      Execution execution =
          new Execution(
              plan.steps(),
              session,
              store,
              plan.identities(inputs),
              work.resolve("scratch"),
              kept(),
              listener);
      execution.run();
      List<Manifest.TableEntry> tables = take(session, execution, store, writer);
      List<String> periods = periods(execution, store, session);
      workspace.files().forEach(writer::modelFile);
      Manifest manifest = manifest(writer, session, inputs, tables, execution.done(), periods);
      inputs.checkUnchanged(workspace.folder());
      stopIfCancelled();
      people(session, execution, store);
      writer.publish(manifest);
      return manifest;
    }
  }

  private void stopIfCancelled() {
    if (listener.cancelled()) throw new RunCancelledException("publish", null);
  }

  /** Where an earlier run has read the same of persons, the workspace has it already. */
  private void people(Session session, Execution execution, KeptSteps store) {
    if (plan.steps().stream().noneMatch(step -> step.writes().contains(People.TABLE))) return;
    String identity = execution.identity(People.TABLE);
    boolean there = execution.has(People.TABLE) || store.find(identity, People.TABLE).isPresent();
    if (there || !people.isKnown()) people.merge(session, execution.need(People.TABLE));
  }

  private Set<String> kept() {
    Set<String> kept = new HashSet<>(plan.published());
    kept.add(PERIODS);
    kept.add(People.TABLE);
    return kept;
  }

  /** Brings the published tables into the run's folder. */
  private List<Manifest.TableEntry> take(
      Session session, Execution execution, KeptSteps store, RunWriter writer) {
    List<Manifest.TableEntry> entries = new ArrayList<>();
    for (String table : plan.published()) {
      stopIfCancelled();
      Path file = writer.take(table, execution.need(table));
      execution.register(table, file);
      entries.add(
          store
              .entry(execution.identity(table), table)
              .orElseGet(() -> Fingerprints.entry(session, table, file)));
    }
    return entries;
  }

  private Manifest manifest(
      RunWriter writer,
      Session session,
      InputFiles inputs,
      List<Manifest.TableEntry> tables,
      List<Execution.Done> done,
      List<String> periods) {
    Totals totals = new Totals(session, plan.published());
    return new Manifest(
        writer.id(),
        workspace.name(),
        workspace.currency(),
        workspace.locale(),
        Product.version(),
        plan.engine().name(),
        plan.engine().version(),
        0,
        periods,
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            ZonedDateTime.now(Clock.systemDefaultZone()).truncatedTo(ChronoUnit.MILLIS)),
        inputs.entries(),
        InputFiles.ofModel(writer.model(), workspace.files().keySet()),
        tables,
        done.stream().map(Runner::entry).toList(),
        totals.controlTotals(),
        totals.warnings(),
        plan.options().asText());
  }

  private List<String> periods(Execution execution, KeptSteps store, Session session) {
    return plan.steps().stream()
        .filter(step -> step.writes().contains(PERIODS))
        .findFirst()
        .map(step -> store.periods(execution.identity(PERIODS)))
        .map(known -> known.orElseGet(() -> periods(execution, session)))
        .orElse(List.of());
  }

  private static List<String> periods(Execution execution, Session session) {
    execution.need(PERIODS);
    List<Row> rows = session.query("SELECT period FROM " + PERIODS + " ORDER BY period_no");
    return rows.stream().map(row -> row.text(0)).toList();
  }

  private static Manifest.StepEntry entry(Execution.Done done) {
    return new Manifest.StepEntry(
        done.step().name(),
        Math.round(done.seconds() * 1000) / 1000.0,
        done.record().rows(),
        done.reused(),
        done.record().identity(),
        done.record().contents());
  }
}
