package org.whalecurve.flow.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.whalecurve.engine.Step;
import org.whalecurve.flow.RunListener;
import org.whalecurve.flow.RunPlan;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.RunStore;

/** How a run goes, for whoever asks from another thread, and the way to stop it. */
public final class RunProgress implements RunListener {
  private static final int RUNS_MAX = 12;

  private final List<StepProgress> steps = new ArrayList<>();
  private final Eta eta;
  private int at = -1;
  private long begun;
  private volatile boolean cancelled;

  /** What has become of a step. */
  public enum State {
    WAITING,
    RUNNING,
    DONE,
    REUSED
  }

  /**
   * A step of the run.
   *
   * @param fraction how far it is, 0…1; −1 while it runs and cannot say
   * @param rows rows that it wrote
   * @param seconds what it took
   */
  public record StepProgress(
      int number,
      String name,
      String title,
      State state,
      double fraction,
      long rows,
      double seconds) {}

  /**
   * A moment of the run.
   *
   * @param current the running step; null before the first and between two of them
   * @param finished steps done or taken over
   * @param of all steps
   * @param secondsLeft to the end of the run; empty where nobody can know yet
   * @param cancelled whether somebody has asked to stop
   */
  public record Snapshot(
      StepProgress current,
      int finished,
      int of,
      OptionalDouble secondsLeft,
      boolean cancelled,
      List<StepProgress> steps) {}

  private RunProgress(List<StepProgress> waiting, List<Manifest> earlier) {
    steps.addAll(waiting);
    eta = new Eta(steps.stream().map(StepProgress::name).toList(), earlier);
  }

  /** Of a run that is to begin; what it takes is estimated from the runs that are there. */
  public static RunProgress of(RunPlan plan) {
    List<Manifest> runs = RunStore.of(plan.workspace().folder()).runs();
    List<StepProgress> waiting = new ArrayList<>();
    for (Step step : plan.steps()) {
      waiting.add(waiting(waiting.size() + 1, step.name(), step.title()));
    }
    return new RunProgress(waiting, runs.stream().limit(RUNS_MAX).toList());
  }

  /** Of a rehearsal of a plan: it only reads. */
  public static RunProgress ofRehearsal(RunPlan plan) {
    return of(plan.intakeOnly());
  }

  /** Of a verification of a run: it does again what the run has done. */
  public static RunProgress ofVerification(Manifest run) {
    List<StepProgress> waiting = new ArrayList<>();
    for (Manifest.StepEntry step : run.steps()) {
      waiting.add(waiting(waiting.size() + 1, step.step(), step.step()));
    }
    return new RunProgress(waiting, List.of(run));
  }

  private static StepProgress waiting(int number, String name, String title) {
    return new StepProgress(number, name, title, State.WAITING, 0, 0, 0);
  }

  /** Asks the run to stop: it ends with a {@link org.whalecurve.flow.RunCancelledException}. */
  public void cancel() {
    cancelled = true;
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }

  /** How it stands now. */
  public synchronized Snapshot snapshot() {
    StepProgress current = at < 0 ? null : steps.get(at);
    double fraction = current == null ? 0 : current.fraction();
    double elapsed = current == null ? 0 : (System.nanoTime() - begun) / 1e9;
    long finished = steps.stream().filter(s -> ended(s.state())).count();
    return new Snapshot(
        current,
        (int) finished,
        steps.size(),
        eta.secondsLeft(fraction, elapsed),
        cancelled,
        List.copyOf(steps));
  }

  private static boolean ended(State state) {
    return state == State.DONE || state == State.REUSED;
  }

  @Override
  public synchronized void started(Step step, int number, int of) {
    at = number - 1;
    begun = System.nanoTime();
    expect(step, number);
    set(at, State.RUNNING, -1, 0, 0);
  }

  @Override
  public synchronized void reused(Step step, int number, int of) {
    expect(step, number);
    set(number - 1, State.REUSED, 1, 0, 0);
    eta.reused();
  }

  @Override
  public synchronized void progress(Step step, double fraction) {
    if (at >= 0 && steps.get(at).name().equals(step.name())) {
      set(at, State.RUNNING, fraction, 0, 0);
    }
  }

  @Override
  public synchronized void finished(Step step, long rows, double seconds) {
    boolean repeated = at < lastEnded();
    set(at, State.DONE, 1, rows, seconds);
    if (!repeated) eta.done(seconds);
    at = -1;
  }

  /** Another version of the product may do other steps than the run that it verifies. */
  private void expect(Step step, int number) {
    StepProgress expected = waiting(number, step.name(), step.title());
    while (steps.size() < number) steps.add(expected);
    if (!steps.get(number - 1).name().equals(step.name())) steps.set(number - 1, expected);
  }

  /** A step whose tables are gone is done again after later ones: it was counted before. */
  private int lastEnded() {
    for (int i = steps.size() - 1; i >= 0; i--) if (ended(steps.get(i).state())) return i;
    return -1;
  }

  private void set(int index, State state, double fraction, long rows, double seconds) {
    StepProgress was = steps.get(index);
    steps.set(
        index,
        new StepProgress(was.number(), was.name(), was.title(), state, fraction, rows, seconds));
  }
}
