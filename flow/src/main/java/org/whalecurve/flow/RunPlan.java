package org.whalecurve.flow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.whalecurve.costing.CostSteps;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Step;
import org.whalecurve.intake.Intake;
import org.whalecurve.intake.conform.Conform;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.Schema;
import org.whalecurve.model.Workspace;
import org.whalecurve.profit.DecisionSteps;
import org.whalecurve.profit.ProfitSteps;

/**
 * What a run would do: the steps of all stages in order. Making a plan reads the model and the
 * headers of the sources and changes nothing.
 *
 * @param engine what executes it
 * @param steps in order; each reads only what an earlier one writes
 * @param files every source file that is read
 */
public record RunPlan(
    Workspace workspace, Options options, Engine engine, List<Step> steps, List<Path> files) {
  public RunPlan {
    steps = List.copyOf(steps);
    files = List.copyOf(files);
    PlanRules.check(steps);
  }

  /**
   * What the caller of a run may choose.
   *
   * @param range periods to run
   * @param engine name of an engine; null for the workspace's
   * @param threads worker threads; 0 for one per core
   * @param memory memory of the engine, for instance {@code 4GB}; null for 70 % of the machine's
   */
  public record Options(Conform.Range range, String engine, int threads, String memory) {
    public static final Options DEFAULT = new Options(Conform.Range.ALL, null, 0, null);
  }

  /**
   * The plan of a workspace.
   *
   * @throws ProblemException with what is wrong in the model or in the sources' headers
   */
  public static RunPlan of(Workspace workspace, Options options) {
    Engine engine = engine(workspace, options);
    Intake intake = Intake.inspect(workspace);
    List<Step> steps = new ArrayList<>(intake.steps());
    steps.addAll(stages(workspace, intake.schema(), engine.dialect(), options.range()));
    return new RunPlan(workspace, options, engine, steps, intake.files());
  }

  private static List<Step> stages(
      Workspace workspace, Schema schema, Dialect dialect, Conform.Range range) {
    List<Step> steps = new ArrayList<>(Conform.steps(workspace, schema, dialect, range));
    CostSteps costing = CostSteps.of(workspace, schema, dialect);
    steps.addAll(costing.steps());
    steps.addAll(ProfitSteps.of(workspace, schema, dialect, costing.costsOrders()));
    steps.addAll(DecisionSteps.of(workspace.cost(), dialect));
    return steps;
  }

  /** The part that reads sources and makes facts of them, without what is computed from those. */
  RunPlan intakeOnly() {
    List<Step> reading = steps.stream().filter(s -> s.name().startsWith("intake.")).toList();
    return new RunPlan(workspace, options, engine, reading, files);
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
