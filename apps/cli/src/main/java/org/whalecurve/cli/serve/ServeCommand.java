package org.whalecurve.cli.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.whalecurve.cli.terminal.WorkspaceScreen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code serve}: the workspace in the browser. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Show the workspace in the browser: customers, costs, segments, model, runs.",
      "Until there is an administrator, a one-time link on the console signs in."
    })
public final class ServeCommand implements Callable<Integer> {
  @ParentCommand private WorkspaceScreen screen;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "port (default: 8080; 0: any free one)")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "address to listen on (default: 127.0.0.1, this machine only)")
  private String host;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      defaultValue = "2GB",
      description = "memory of the engine beside Java's (default: 2GB)")
  private String memory;

  @Option(names = "--open", description = "open the page in the browser")
  private boolean open;

  @Option(names = "--rehearse", hidden = true, description = "start, answer once, stop")
  private boolean rehearse;

  @Override
  public Integer call() {
    List<String> more = new ArrayList<>(List.of("--memory", memory));
    if (open) more.add("--open");
    if (rehearse) more.add("--rehearse");
    return Pages.serve(screen, screen.folder(), host, port, more.toArray(String[]::new));
  }
}
