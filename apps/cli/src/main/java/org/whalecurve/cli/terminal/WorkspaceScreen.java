package org.whalecurve.cli.terminal;

import java.nio.file.Path;

/** Where commands of other packages learn which workspace is meant. */
public interface WorkspaceScreen extends Screen {
  /** The company's folder. */
  Path folder();
}
