package org.whalecurve.flow;

/**
 * Somebody has asked a run to stop. The last published run stands as it was; steps that were
 * finished are kept for the next run.
 */
public final class RunCancelledException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String step;

  RunCancelledException(String step, Throwable cause) {
    super("The run was cancelled at " + step + ".", cause);
    this.step = step;
  }

  /** Name of the step that was not finished, or {@code publish}. */
  public String step() {
    return step;
  }
}
