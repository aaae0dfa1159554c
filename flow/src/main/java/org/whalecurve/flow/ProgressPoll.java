package org.whalecurve.flow;

import java.util.concurrent.locks.LockSupport;
import org.whalecurve.engine.EngineException;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;

/**
 * Asks the engine several times a second how far it is, while one step runs, and stops the engine
 * where the listener wants no more.
 */
final class ProgressPoll implements AutoCloseable {
  private static final long EVERY_NANOS = 200_000_000L;

  private final Session session;
  private final Step step;
  private final RunListener listener;
  private final Thread thread;
  private volatile boolean closed;
  private volatile boolean stopped;

  ProgressPoll(Session session, Step step, RunListener listener) {
    this.session = session;
    this.step = step;
    this.listener = listener;
    this.thread = new Thread(this::poll, "progress");
    thread.setDaemon(true);
  }

  void start() {
    if (listener != RunListener.SILENT) thread.start();
  }

  private void poll() {
    while (!closed) {
      LockSupport.parkNanos(EVERY_NANOS);
      if (closed) return;
      if (listener.cancelled()) stop();
      double fraction = session.progress();
      if (fraction >= 0) listener.progress(step, Math.min(1, fraction));
    }
  }

  /** Again with every poll: a step of several statements goes on with the next. */
  private void stop() {
    stopped = true;
    try {
      session.cancel();
    } catch (EngineException e) {
      // The statement has just ended; the step sees that it was stopped.
      return;
    }
  }

  /** Whether the engine was stopped: then nobody knows what the step has written. */
  boolean stopped() {
    return stopped;
  }

  /** Waits for the thread: the session must not be asked once it is closed. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
