package org.whalecurve.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.whalecurve.engine.Step;

/** Progress is said of what takes long, and of nothing else. */
class ProgressLineTest {
  private static final long TEN_SECONDS = 10_000_000_000L;
  private static final Step STEP = Step.sql("t.s", "count things", List.of(), "x", "SELECT 1");

  private final StringWriter written = new StringWriter();

  @Test
  void aTerminalShowsPercentAndWhatIsLeft() {
    try (ProgressLine line = ProgressLine.on(new PrintWriter(written), true)) {
      line.progress("Reading", 0.25, System.nanoTime() - TEN_SECONDS);
    }
    assertThat(written.toString()).contains("Reading   25 %  30 s left").endsWith("\r\u001b[K");
  }

  @Test
  void aFileGetsALineForEachLongStep() {
    try (ProgressLine line = ProgressLine.on(new PrintWriter(written), false)) {
      line.started(STEP, 2, 9);
      line.progress("Reading", 0.25, System.nanoTime() - TEN_SECONDS);
      line.finished(STEP, 1_234_567, 3.21);
    }
    assertThat(written.toString())
        .isEqualToNormalizingNewlines("[2/9] count things: 1,234,567 rows in 3.2 s\n");
  }

  @Test
  void whatIsQuickIsNotMentioned() {
    for (boolean live : new boolean[] {true, false}) {
      try (ProgressLine line = ProgressLine.on(new PrintWriter(written), live)) {
        line.started(STEP, 1, 1);
        line.progress(STEP, 0.5);
        line.finished(STEP, 10, 0.1);
      }
    }
    assertThat(written.toString()).isEmpty();
  }
}
