package org.whalecurve.web.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.flow.progress.RunProgress.Snapshot;
import org.whalecurve.flow.progress.RunProgress.State;
import org.whalecurve.flow.progress.RunProgress.StepProgress;

/**
 * A job as a page shows it.
 *
 * @param stages the steps by stage of the computation; empty for a job without steps
 * @param current name of the running step; empty where none runs
 * @param finished steps done or taken over
 * @param of all steps; 0 where the job has none
 * @param percent how far it is; −1 where nobody can say
 * @param secondsLeft −1 where nobody can say
 * @param stopping whether somebody has asked it to stop
 */
public record Progress(
    Job job,
    List<Stage> stages,
    String current,
    String title,
    int finished,
    int of,
    int percent,
    long secondsLeft,
    boolean stopping) {
  private static final int HUNDRED = 100;

  /**
   * Steps of one stage.
   *
   * @param state {@code waiting}, {@code running} or {@code done}
   */
  public record Stage(
      String name, int finished, int of, int reused, long rows, double seconds, String state) {
    Stage plus(StepProgress step) {
      boolean over = step.state() == State.DONE || step.state() == State.REUSED;
      int ended = finished + (over ? 1 : 0);
      int taken = reused + (step.state() == State.REUSED ? 1 : 0);
      boolean begun = over || step.state() == State.RUNNING || !state.equals("waiting");
      String now = ended == of + 1 ? "done" : begun ? "running" : "waiting";
      return new Stage(
          name, ended, of + 1, taken, rows + step.rows(), seconds + step.seconds(), now);
    }
  }

  static Progress of(Job job, Optional<JobTicket> ticket) {
    Snapshot steps = ticket.map(JobTicket::steps).orElse(null);
    boolean stopping = ticket.map(JobTicket::isCancelled).orElse(false);
    if (steps == null) {
      double fraction = ticket.map(JobTicket::fraction).orElse(-1.0);
      int percent = fraction < 0 ? -1 : (int) (fraction * HUNDRED);
      return new Progress(job, List.of(), "", "", 0, 0, percent, -1, stopping);
    }
    StepProgress now = steps.current();
    return new Progress(
        job,
        stages(steps.steps()),
        now == null ? "" : now.name(),
        now == null ? "" : now.title(),
        steps.finished(),
        steps.of(),
        steps.finished() * HUNDRED / Math.max(1, steps.of()),
        Math.round(steps.secondsLeft().orElse(-1)),
        stopping);
  }

  private static List<Stage> stages(List<StepProgress> steps) {
    Map<String, Stage> stages = new LinkedHashMap<>();
    for (StepProgress step : steps) {
      String name = step.name().split("\\.", 2)[0];
      stages.merge(name, empty(name).plus(step), (old, one) -> old.plus(step));
    }
    return new ArrayList<>(stages.values());
  }

  private static Stage empty(String name) {
    return new Stage(name, 0, 0, 0, 0, 0, "waiting");
  }
}
