package org.whalecurve.flow;

import org.whalecurve.engine.Step;

/** Hears how a run goes. {@link #progress} comes from another thread than the other calls. */
public interface RunListener {
  /** Hears nothing. */
  RunListener SILENT = new RunListener() {};

  /**
   * Whether the run is to stop. Asked several times a second, also from another thread; once it is
   * true it stays true.
   */
  default boolean cancelled() {
    return false;
  }

  /** A step begins. {@code number} counts from 1. */
  default void started(Step step, int number, int of) {}

  /** A step need not be done: an earlier run has done the same. */
  default void reused(Step step, int number, int of) {}

  /** How far the running step is, 0…1; several times a second where the step can say it. */
  default void progress(Step step, double fraction) {}

  /** A step has ended. {@code rows} are all that it wrote. */
  default void finished(Step step, long rows, double seconds) {}
}
