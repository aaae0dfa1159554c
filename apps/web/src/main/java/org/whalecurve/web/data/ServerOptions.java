package org.whalecurve.web.data;

import java.nio.file.Path;

/**
 * How a server runs.
 *
 * @param workspace folder of the company; may be empty or not there yet
 * @param host address to listen on; loopback unless somebody asked for more
 * @param port 0 for any free one
 * @param open whether to open the page in the browser of whoever started the server
 * @param memoryLimit of the engine for reading published runs, for instance {@code 2GB}
 */
public record ServerOptions(
    Path workspace, String host, int port, boolean open, String memoryLimit) {
  public ServerOptions {
    workspace = workspace.toAbsolutePath().normalize();
  }

  /** Where the application keeps what is its own. */
  public Path app() {
    return workspace.resolve("app");
  }
}
