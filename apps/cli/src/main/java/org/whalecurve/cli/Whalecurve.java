package org.whalecurve.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.whalecurve.cli.lifetime.ClvCommand;
import org.whalecurve.cli.route.RouteCommand;
import org.whalecurve.cli.serve.ServeCommand;
import org.whalecurve.cli.terminal.RunScreen;
import org.whalecurve.cli.terminal.WorkspaceScreen;
import org.whalecurve.cli.weights.WeightsCommand;
import org.whalecurve.engine.Engine;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.model.Workspace;
import org.whalecurve.reports.Exports;
import org.whalecurve.reports.Sheet;
import org.whalecurve.runs.RunReader;
import org.whalecurve.runs.RunStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The command itself: what all its commands share. */
@Command(
    name = "whalecurve",
    header = "Which customers make money, and why.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Whalecurve.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {"", "Exit code: 0 fine, 1 problem in the input, 2 usage, 3 internal or resources."},
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      InitCommand.class,
      CheckCommand.class,
      PlanCommand.class,
      RunCommand.class,
      RunsCommand.class,
      ShowCommand.class,
      VerifyCommand.class,
      DiffCommand.class,
      ApproveCommand.class,
      UndoCommand.class,
      ImportCommand.class,
      ForgetCommand.class,
      QualityCommand.class,
      QueryCommand.class,
      ExplainCommand.class,
      RouteCommand.class,
      ClvCommand.class,
      ExportCommand.class,
      ReportCommand.class,
      WeightsCommand.class
    })
final class Whalecurve implements Runnable, RunScreen, WorkspaceScreen {
  private final PrintWriter out;
  private final PrintWriter err;

  @Option(
      names = {"-w", "--workspace"},
      paramLabel = "DIR",
      defaultValue = "",
      scope = ScopeType.INHERIT,
      description = "the company's folder (default: here)")
  private Path folder;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "print data, and problems, as JSON")
  private boolean json;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "print details of internal failures")
  private boolean debug;

  @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec spec;

  Whalecurve(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public void run() {
    throw new picocli.CommandLine.ParameterException(spec.commandLine(), "Say what to do.");
  }

  @Override
  public Path folder() {
    return folder;
  }

  /** Works in another folder from here on. */
  void use(Path other) {
    folder = other;
  }

  @Override
  public boolean json() {
    return json;
  }

  @Override
  public PrintWriter out() {
    return out;
  }

  @Override
  public PrintWriter err() {
    return err;
  }

  Workspace load() {
    return ModelLoader.load(folder);
  }

  RunStore store() {
    return RunStore.of(folder);
  }

  /** Opens a run for reading; DuckDB reads every run, whichever engine wrote it. */
  @Override
  public RunReader open(String run) {
    return RunReader.open(Engine.named("duckdb"), store().folder(run));
  }

  @Override
  public void print(Sheet sheet) {
    out.print(Exports.text(sheet));
  }

  @Override
  public void printJson(Object value) {
    out.println(Json.MAPPER.writeValueAsString(value));
  }

  /** Loaded only where JSON is wanted. */
  private static final class Json {
    static final JsonMapper MAPPER =
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
  }

  /** Says the version. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"whalecurve " + org.whalecurve.flow.Product.version()};
    }
  }
}
