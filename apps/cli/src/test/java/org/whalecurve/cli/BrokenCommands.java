package org.whalecurve.cli;

import static org.whalecurve.cli.Broken.when;

import java.nio.file.Files;
import java.util.List;

/** Commands used in ways that cannot work. */
final class BrokenCommands {
  private BrokenCommands() {}

  static final List<Broken> CASES =
      List.of(
          when("A folder that is no company", "There is no whalecurve.yaml.")
              .with(folder -> Files.delete(folder.resolve("whalecurve.yaml")))
              .command("run"),
          when("A misspelt command", "`run` is written `rnu`.").command("rnu").exit(2),
          when("A misspelt option", "`--from` is written `--form`.")
              .command("run", "--form", "2026-01")
              .exit(2),
          when("A period that is none", "Month 13 is asked for.")
              .command("run", "--from", "2026-13"),
          when("Periods without data", "A year without a sale is asked for.")
              .command("run", "--from", "2031-01"),
          when("Periods the wrong way round", "The last period comes before the first.")
              .command("run", "--from", "2026-02", "--to", "2026-01"),
          when("An engine that is not installed", "The engine is asked for by a wrong name.")
              .command("run", "--engine", "oracle"),
          when("Memory without a unit", "`4` might mean anything.")
              .command("run", "--memory", "4")
              .exit(2),
          when("A run that there is none of", "The run's id has a slip.")
              .command("show", "2019-01-01-001"),
          when("A table that there is none of", "`customer` is written `custmer`.")
              .command("export", "custmer", "-o", "{folder}/x.csv"),
          when("A file of no known kind", "The file to write ends in .docx.")
              .command("export", "customer", "-o", "{folder}/x.docx"),
          when("A place that cannot be written to", "The file to write lies in a file.")
              .command("export", "customer", "-o", "{folder}/whalecurve.yaml/x.csv")
              .exit(3),
          when(
                  "A file in place of the runs",
                  "Somebody put a file where the folder of runs belongs.")
              .with(
                  folder -> {
                    Cli.delete(folder.resolve("runs"));
                    Files.writeString(folder.resolve("runs"), "mine");
                  })
              .command("run")
              .exit(3),
          when("A query that is no SQL", "The query has a slip.")
              .command("query", "SELEC * FROM customer"),
          when("A query that would change something", "The query deletes.")
              .command("query", "DELETE FROM customer"),
          when("A query of a column that is not there", "`full_profit` is written `ful_profit`.")
              .command("query", "SELECT ful_profit FROM customer"),
          when("A query that reads a file", "The query reads what is no table of the run.")
              .command("query", "SELECT * FROM read_csv('/etc/passwd')"),
          when("A damaged run", "A table of the published run has been deleted by hand.")
              .with(
                  folder -> {
                    try (var runs = Files.list(folder.resolve("runs"))) {
                      var run =
                          runs.filter(f -> Files.exists(f.resolve("manifest.json")))
                              .findFirst()
                              .orElseThrow();
                      Files.delete(run.resolve("tables/customer.parquet"));
                    }
                  })
              .command("show"),
          when("A demo that there is none of", "`telecom` is written `telcom`.")
              .command("demo", "telcom"),
          when("A company that is there already", "A new company is made in a folder that has one.")
              .command("init", "{folder}"));
}
