package org.whalecurve.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.reports.HtmlReport;
import org.whalecurve.runs.RunReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code report}: a run as one page for people. */
@Command(name = "report", description = "Write the report of a run: one HTML file, works offline.")
final class ReportCommand implements Callable<Integer> {
  static final List<String> LANGUAGES = List.of("en", "zh-CN");

  @ParentCommand private Whalecurve root;
  @Mixin private RunChoice choice;
  @Spec private CommandSpec spec;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "ending in .html")
  private Path file;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "en or zh-CN (default: the workspace's)")
  private String language;

  @Override
  public Integer call() {
    if (!file.getFileName().toString().matches("(?i).*\\.html?")) {
      throw usage("The report is a page: name a file that ends in .html, not '" + file + "'.");
    }
    if (language != null && !LANGUAGES.contains(language)) {
      throw usage(
          "--lang takes en or zh-CN, not '"
              + language
              + "'. "
              + Suggest.didYouMean(language, LANGUAGES));
    }
    String run = write(root, choice.run, language, file);
    if (root.json()) root.printJson(Map.of("run", run, "file", file.toString()));
    else root.out().println(file + ": report of run " + run);
    return 0;
  }

  /** Writes the report and returns the run's id; a null language is the workspace's. */
  static String write(Whalecurve root, String run, String language, Path file) {
    try (RunReader reader = root.open(run)) {
      String locale = language == null ? reader.manifest().locale() : language;
      HtmlReport.write(reader, Locale.forLanguageTag(locale == null ? "en" : locale), file);
      return reader.manifest().run();
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
