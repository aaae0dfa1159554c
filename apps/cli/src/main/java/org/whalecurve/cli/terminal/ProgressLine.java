package org.whalecurve.cli.terminal;

import java.io.PrintWriter;
import java.util.Locale;
import org.whalecurve.engine.Step;
import org.whalecurve.flow.RunListener;

/**
 * Progress of a run: on a terminal one line that lives, for whatever takes over two seconds; in a
 * file one line for each step that took so long.
 */
public final class ProgressLine implements RunListener, AutoCloseable {
  private static final long QUIET_NANOS = 2_000_000_000L;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter out;
  private final boolean live;
  private final long begun = System.nanoTime();
  private long stepBegun;
  private String head = "";
  private boolean shown;

  private ProgressLine(PrintWriter out, boolean live) {
    this.out = out;
    this.live = live;
  }

  /** Alive where somebody looks on. */
  public static ProgressLine on(PrintWriter out) {
    boolean terminal = System.getenv("WHALECURVE_TTY") != null || System.console() != null;
    return new ProgressLine(out, terminal);
  }

  /** For tests: whether the line lives is said. */
  static ProgressLine on(PrintWriter out, boolean live) {
    return new ProgressLine(out, live);
  }

  @Override
  public synchronized void started(Step step, int number, int of) {
    stepBegun = System.nanoTime();
    head = String.format(Locale.ROOT, "[%d/%d] %s", number, of, step.title());
    if (live && stepBegun - begun > QUIET_NANOS) show(head);
  }

  @Override
  public synchronized void progress(Step step, double fraction) {
    progress(head, fraction, stepBegun);
  }

  /** Something else than a step: {@code done} of {@code total} since {@code sinceNanos}. */
  public synchronized void progress(String what, double fraction, long sinceNanos) {
    long elapsed = System.nanoTime() - sinceNanos;
    if (!live || elapsed < QUIET_NANOS) return;
    String text = String.format(Locale.ROOT, "%s  %3.0f %%", what, fraction * 100);
    if (fraction > 0.01) {
      text += "  " + time(elapsed / 1e9 * (1 - fraction) / fraction) + " left";
    }
    show(text);
  }

  private static String time(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
  }

  @Override
  public synchronized void finished(Step step, long rows, double seconds) {
    if (live || seconds * 1e9 < QUIET_NANOS) return;
    out.printf(Locale.ROOT, "%s: %,d rows in %.1f s%n", head, rows, seconds);
    out.flush();
  }

  private void show(String text) {
    out.print(CLEAR + text);
    out.flush();
    shown = true;
  }

  @Override
  public synchronized void close() {
    if (shown) out.print(CLEAR);
    out.flush();
  }
}
