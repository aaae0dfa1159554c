package org.whalecurve.flow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whalecurve.costing.CostSteps;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Step;
import org.whalecurve.intake.Intake;
import org.whalecurve.intake.conform.Conform;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.Schema;
import org.whalecurve.model.Workspace;
import org.whalecurve.profit.DecisionSteps;
import org.whalecurve.profit.ProfitSteps;
import org.whalecurve.runs.StepCache;
import org.whalecurve.strategy.StrategySteps;
import org.whalecurve.tables.RunTables;
import org.whalecurve.tables.Table;
import org.whalecurve.value.ValueSteps;

/**
 * What a run would do: the steps of all stages in order. Making a plan reads the model and the
 * headers of the sources and changes nothing.
 *
 * @param engine what executes it
 * @param steps in order; each reads only what an earlier one writes
 * @param sources the source files that a step reads, by the step's name
 */
public record RunPlan(
    Workspace workspace,
    Options options,
    Engine engine,
    List<Step> steps,
    Map<String, List<Path>> sources) {
  public RunPlan {
    steps = List.copyOf(steps);
    sources = Map.copyOf(sources);
    PlanRules.check(steps);
  }

  /**
   * What the caller of a run may choose.
   *
   * @param range periods to run
   * @param engine name of an engine; null for the workspace's
   * @param threads worker threads; 0 for one per core
   * @param memory memory of the engine, for instance {@code 4GB}; null for 70 % of the machine's
   * @param fresh whether everything is done again, though an earlier run has done the same
   * @param cacheBytes what tables on the way may take on disk between runs
   */
  public record Options(
      Conform.Range range,
      String engine,
      int threads,
      String memory,
      boolean fresh,
      long cacheBytes) {
    public static final Options DEFAULT = new Options(Conform.Range.ALL, null, 0, null);

    public Options(Conform.Range range, String engine, int threads, String memory) {
      this(range, engine, threads, memory, false, StepCache.DEFAULT_LIMIT_BYTES);
    }

    /** What decides the result, as a manifest keeps it. */
    Map<String, String> asText() {
      Map<String, String> text = new LinkedHashMap<>();
      if (range.from() != null) text.put("from", range.from());
      if (range.to() != null) text.put("to", range.to());
      return text;
    }

    /** What decided the result of a run, on this machine. */
    static Options of(Map<String, String> text, String engine, Options machine) {
      Conform.Range range = new Conform.Range(text.get("from"), text.get("to"));
      return new Options(range, engine, machine.threads(), machine.memory(), true, 0);
    }
  }

  /**
   * The plan of a workspace.
   *
   * @throws ProblemException with what is wrong in the model or in the sources' headers
   */
  public static RunPlan of(Workspace workspace, Options options) {
    return of(workspace, options, Intake.inspect(workspace));
  }

  /** The plan of a workspace, with only some of its files, or more. */
  static RunPlan of(Workspace workspace, Options options, Intake.Choice choice) {
    return of(workspace, options, Intake.inspect(workspace, choice));
  }

  /**
   * The plan of a workspace whose sources have been looked at.
   *
   * @throws ProblemException with what is wrong in the model
   */
  public static RunPlan of(Workspace workspace, Options options, Intake intake) {
    Engine engine = engine(workspace, options);
    List<Step> steps = new ArrayList<>(intake.steps());
    steps.addAll(stages(workspace, intake.schema(), engine.dialect(), options.range()));
    return new RunPlan(workspace, options, engine, steps, intake.filesByStep());
  }

  private static List<Step> stages(
      Workspace workspace, Schema schema, Dialect dialect, Conform.Range range) {
    List<Step> steps = new ArrayList<>(Conform.steps(workspace, schema, dialect, range));
    Problems problems = new Problems();
    List<Table.Column> customer = ProfitSteps.customerColumns(schema);
    collect(problems, () -> steps.addAll(costs(workspace, schema, dialect)));
    int before = problems.list().size();
    List<Table.Column> valued = new ArrayList<>(customer);
    if (workspace.value() != null) {
      collect(
          problems,
          () -> {
            String profit = ProfitSteps.customerTable(workspace);
            ValueSteps value = ValueSteps.of(workspace, schema, dialect, profit, customer);
            steps.addAll(value.steps());
            valued.clear();
            valued.addAll(value.columns());
          });
    }
    // Without the columns of value.yaml the rules of strategy.yaml would be found wrong for
    // nothing.
    if (workspace.strategy() != null && problems.list().size() == before) {
      collect(
          problems,
          () -> steps.addAll(StrategySteps.of(workspace, schema, dialect, List.copyOf(valued))));
    }
    problems.throwIfAny();
    return steps;
  }

  private static List<Step> costs(Workspace workspace, Schema schema, Dialect dialect) {
    CostSteps costing = CostSteps.of(workspace, schema, dialect);
    List<Step> steps = new ArrayList<>(costing.steps());
    steps.addAll(ProfitSteps.of(workspace, schema, dialect, costing.costsOrders()));
    steps.addAll(DecisionSteps.of(workspace.cost(), dialect));
    return steps;
  }

  /** One file's problems do not hide another's. */
  private static void collect(Problems problems, Runnable stage) {
    try {
      stage.run();
    } catch (ProblemException e) {
      problems.addAll(e.problems());
    }
  }

  /** Every source file that is read, once, by name. */
  public List<Path> files() {
    return sources.values().stream()
        .flatMap(List::stream)
        .distinct()
        .sorted(Comparator.comparing(file -> InputFiles.name(workspace.folder(), file)))
        .toList();
  }

  /** The published tables that this plan writes, in their fixed order. */
  List<String> published() {
    Set<String> written = new HashSet<>();
    steps.forEach(step -> written.addAll(step.writes()));
    return RunTables.ALL.stream().map(Table::name).filter(written::contains).toList();
  }

  /** Tells the steps' work from that of earlier runs. */
  Identities identities(InputFiles inputs) {
    return new Identities(
        Product.machinery(engine),
        step -> inputs.contents(sources.getOrDefault(step.name(), List.of())));
  }

  /** The part that reads sources and makes facts of them, without what is computed from those. */
  public RunPlan intakeOnly() {
    List<Step> reading = steps.stream().filter(s -> s.name().startsWith("intake.")).toList();
    return new RunPlan(workspace, options, engine, reading, sources);
  }

  private static Engine engine(Workspace workspace, Options options) {
    String name = options.engine() == null ? workspace.engine() : options.engine();
    try {
      return Engine.named(name);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          new Problem(
              "unknown-engine",
              SourcePlace.ofFile(options.engine() == null ? "whalecurve.yaml" : "--engine"),
              "There is no engine '" + name + "' in this installation.",
              "Use duckdb."));
    }
  }
}
