package org.whalecurve.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.whalecurve.cli.serve.Pages;
import org.whalecurve.cli.terminal.ProgressLine;
import org.whalecurve.flow.RunPlan;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.runs.Manifest;
import org.whalecurve.samples.TelecomSample;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code demo}: a company that does not exist, from its bills to its whale curve. */
@Command(
    name = "demo",
    description = "Generate a sample company, run it and show what it earns with whom.")
final class DemoCommand implements Callable<Integer> {
  private static final List<String> NAMES = List.of("telecom");

  @ParentCommand private Whalecurve root;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      defaultValue = "telecom",
      description = "telecom: an operator with 100,000 customers (default)")
  private String name;

  @Option(names = "--dir", paramLabel = "DIR", description = "folder (default: demo/NAME)")
  private Path dir;

  @Option(names = "--no-serve", description = "do not start the web application")
  private boolean noServe;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "port of the pages (default: 8080; 0: any free one)")
  private int port;

  @Option(names = "--customers", paramLabel = "N", hidden = true, defaultValue = "100000")
  private int customers;

  @Override
  public Integer call() {
    if (!NAMES.contains(name)) throw unknown();
    Path folder = dir == null ? Path.of("demo", name) : dir;
    if (!Files.exists(folder.resolve("whalecurve.yaml"))) generate(folder);
    root.use(folder);
    Manifest manifest =
        RunCommand.run(root, RunPlan.of(ModelLoader.load(folder), RunPlan.Options.DEFAULT));
    Path report = folder.resolve("report.html").toAbsolutePath().normalize();
    ReportCommand.page(root, manifest.run(), report);
    if (root.json()) {
      root.printJson(Map.of("run", manifest.run(), "report", report.toString()));
    } else {
      RunCommand.report(root, manifest);
      root.out().println();
      root.out().println("Report: " + report);
      root.out()
          .println("Ask it: whalecurve -w " + folder + " query \"SELECT * FROM segment_profit\"");
    }
    return noServe ? 0 : Pages.serve(root, folder, "127.0.0.1", port, "--open");
  }

  private ProblemException unknown() {
    return new ProblemException(
        new Problem(
            "unknown-demo",
            SourcePlace.ofFile("demo"),
            "There is no sample company '" + name + "'.",
            Suggest.didYouMean(name, NAMES)));
  }

  /** Written beside and renamed: half a company would look like a whole one. */
  private void generate(Path folder) {
    root.err().println("Generating " + name + " in " + folder + " …");
    root.err().flush();
    Path target = folder.toAbsolutePath().normalize();
    Path beside = target.resolveSibling(target.getFileName() + ".part");
    try (ProgressLine line = ProgressLine.on(root.err())) {
      Files.createDirectories(target.getParent());
      long begun = System.nanoTime();
      TelecomSample.write(
          beside,
          new TelecomSample.Size(customers, TelecomSample.Size.DEMO.months()),
          TelecomSample.SEED,
          (done, total) -> line.progress("Generating bills", (double) done / total, begun));
      Files.move(beside, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
