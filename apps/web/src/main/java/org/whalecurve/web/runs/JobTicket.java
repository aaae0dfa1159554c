package org.whalecurve.web.runs;

import java.util.ArrayList;
import java.util.List;
import org.whalecurve.flow.progress.RunProgress;

/** How a job goes, told by the worker and read by whoever looks. */
public final class JobTicket {
  private final List<String> lines = new ArrayList<>();
  private RunProgress progress;
  private double fraction = -1;
  private boolean cancelled;

  /** From now on the job goes as this run does. */
  public synchronized RunProgress follow(RunProgress run) {
    progress = run;
    if (cancelled) run.cancel();
    return run;
  }

  /** How far a job without steps is, 0…1. */
  public synchronized void reach(double part) {
    fraction = part;
  }

  /** A line of the log. */
  public synchronized void say(String line) {
    lines.add(line);
  }

  synchronized void cancel() {
    cancelled = true;
    if (progress != null) progress.cancel();
  }

  /** Whether somebody wants no more. */
  public synchronized boolean isCancelled() {
    return cancelled;
  }

  /** Steps of the run; null where the job has none yet. */
  public synchronized RunProgress.Snapshot steps() {
    return progress == null ? null : progress.snapshot();
  }

  /** How far the job is, 0…1; −1 where nobody can say. */
  public synchronized double fraction() {
    RunProgress.Snapshot steps = steps();
    return steps == null ? fraction : (double) steps.finished() / Math.max(1, steps.of());
  }

  /** What was done, a line for each step that did something. */
  synchronized String log() {
    List<String> all = new ArrayList<>(lines);
    RunProgress.Snapshot steps = steps();
    if (steps == null) return String.join("\n", all);
    for (RunProgress.StepProgress step : steps.steps()) {
      String what =
          switch (step.state()) {
            case WAITING -> "not done";
            case RUNNING -> "not finished";
            case REUSED -> "taken over from an earlier run";
            case DONE -> "%,d rows, %.3f s".formatted(step.rows(), step.seconds());
          };
      all.add("%3d  %-32s %s".formatted(step.number(), step.name(), what));
    }
    return String.join("\n", all);
  }
}
