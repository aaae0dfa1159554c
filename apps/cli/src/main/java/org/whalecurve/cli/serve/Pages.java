package org.whalecurve.cli.serve;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.whalecurve.cli.terminal.Screen;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;

/** Hands over to the web application, which is a tool of its own on the class path. */
public final class Pages {
  private static final String TOOL = "whalecurve-serve";

  private Pages() {}

  /**
   * Serves a workspace until somebody stops it.
   *
   * @param more further arguments of the tool
   */
  public static int serve(Screen screen, Path folder, String host, int port, String... more) {
    ToolProvider tool = ToolProvider.findFirst(TOOL).orElseThrow(Pages::missing);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--workspace",
                folder.toString(),
                "--host",
                host,
                "--port",
                Integer.toString(port)));
    arguments.addAll(List.of(more));
    return tool.run(screen.out(), screen.err(), arguments.toArray(String[]::new));
  }

  private static ProblemException missing() {
    return new ProblemException(
        new Problem(
            "no-pages",
            SourcePlace.ofFile("serve"),
            "The web application is not on the class path.",
            "Start it with the whalecurve script, which adds it."));
  }
}
