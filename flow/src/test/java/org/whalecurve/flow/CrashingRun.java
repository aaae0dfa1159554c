package org.whalecurve.flow;

import java.io.IOException;
import java.nio.file.Path;
import org.whalecurve.engine.Step;
import org.whalecurve.model.ModelLoader;

/** A run in a process of its own, which may end by {@code kill -9} after so many steps. */
final class CrashingRun {
  private CrashingRun() {}

  /** Arguments: workspace, and the number of executed steps after which the process dies. */
  public static void main(String[] args) {
    int last = Integer.parseInt(args[1]);
    RunListener listener =
        new RunListener() {
          private int executed;

          @Override
          public void finished(Step step, long rows, double seconds) {
            if (++executed == last) die();
          }
        };
    RunPlan plan = RunPlan.of(ModelLoader.load(Path.of(args[0])), RunPlan.Options.DEFAULT);
    Runner.run(plan, listener);
  }

  /** SIGKILL: no hook, no finally, no flush. Where there is no kill, halt comes nearest. */
  private static void die() {
    String pid = Long.toString(ProcessHandle.current().pid());
    try {
      new ProcessBuilder("kill", "-9", pid).start().waitFor();
    } catch (IOException | InterruptedException e) {
      Runtime.getRuntime().halt(137);
    }
  }
}
