package org.whalecurve.cli.terminal;

import org.whalecurve.runs.RunReader;

/** Where commands of other packages print what runs say. */
public interface RunScreen extends Screen {
  /** Opens a run for reading, by its id, the beginning of one, or {@code latest}. */
  RunReader open(String run);
}
