package org.whalecurve.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.whalecurve.engine.Engine;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.reports.Exports;
import org.whalecurve.reports.Format;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.RunReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code export}: a table as a file. */
@Command(name = "export", description = "Write a table of a run to a file.")
final class ExportCommand implements Callable<Integer> {
  @ParentCommand private Whalecurve root;
  @Mixin private RunChoice choice;

  @Parameters(paramLabel = "TABLE", description = "a table of the run, see 'show'")
  private String table;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "ending in .xlsx, .csv, .parquet, .json, .html, .pdf or .txt")
  private Path file;

  @Option(
      names = "--bom",
      description = "begin a CSV with a byte order mark, by which spreadsheets know UTF-8")
  private boolean bom;

  @Override
  public Integer call() {
    String id = root.store().resolve(choice.run);
    try (RunReader run = root.open(id)) {
      Manifest.TableEntry entry = run.manifest().table(table).orElseThrow(() -> unknown(run));
      if (file.getFileName().toString().endsWith(".parquet")) {
        parquet(root.store().folder(id));
      } else {
        String order = table.equals("customer") ? " ORDER BY customer_id" : "";
        Exports.write(run, "SELECT * FROM \"" + table + '"' + order, table, file, format());
      }
      tell(id, entry);
    }
    return 0;
  }

  private Format format() {
    Format format = Format.of(file);
    return bom && format == Format.CSV ? Format.CSV_WITH_BOM : format;
  }

  private void tell(String id, Manifest.TableEntry entry) {
    if (root.json()) {
      root.printJson(
          Map.of("run", id, "table", table, "rows", entry.rows(), "file", file.toString()));
    } else {
      root.out().printf(java.util.Locale.ROOT, "%s: %,d rows of %s%n", file, entry.rows(), table);
    }
  }

  private void parquet(Path run) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      RunReader.exportParquet(Engine.named("duckdb"), run, table, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProblemException unknown(RunReader run) {
    List<String> known = run.manifest().tables().stream().map(Manifest.TableEntry::table).toList();
    return new ProblemException(
        new Problem(
            "unknown-table",
            SourcePlace.ofFile("export"),
            "Run " + run.manifest().run() + " has no table '" + table + "'.",
            Suggest.didYouMean(table, known)));
  }
}
