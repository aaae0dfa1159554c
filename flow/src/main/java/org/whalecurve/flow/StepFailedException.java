package org.whalecurve.flow;

import org.whalecurve.engine.Step;

/** A step could not be done though the input is in order: a lack of resources, or a defect. */
public final class StepFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String step;

  StepFailedException(Step step, RuntimeException cause) {
    super("Step " + step.name() + " (" + step.title() + ") failed: " + cause.getMessage(), cause);
    this.step = step.name();
  }

  /** Name of the step. */
  public String step() {
    return step;
  }

  /** What a person can do about it, or empty. */
  public String remedy() {
    String message = String.valueOf(getCause().getMessage());
    if (message.contains("Out of Memory")) {
      return "Give the engine more memory with --memory, or fewer threads with --threads.";
    }
    if (message.contains("No space left")) {
      return "The disk of the workspace is full. Free space and run again: finished steps are kept."
          + " The folder runs/.cache may be deleted at any time.";
    }
    return "";
  }
}
