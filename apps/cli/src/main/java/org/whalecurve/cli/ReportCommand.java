package org.whalecurve.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.reports.HtmlReport;
import org.whalecurve.reports.PdfReport;
import org.whalecurve.reports.XlsxReport;
import org.whalecurve.runs.RunReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code report}: a run for people, to read on a screen, to sign on paper, to compute with. */
@Command(
    name = "report",
    description = "Write the report of a run: a page that works offline, a PDF or a workbook.")
final class ReportCommand implements Callable<Integer> {
  static final List<String> LANGUAGES = List.of("en", "zh-CN");
  private static final List<String> ENDINGS = List.of("html", "htm", "pdf", "xlsx");
  private static final List<String> VIEWS = List.of("full", "incremental");

  @ParentCommand private Whalecurve root;
  @Mixin private RunChoice choice;
  @Spec private CommandSpec spec;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "ending in .html, .pdf or .xlsx")
  private Path file;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "en or zh-CN (default: the workspace's)")
  private String language;

  @Option(
      names = "--view",
      paramLabel = "VIEW",
      description = "of a PDF: full or incremental cost (default: full)")
  private String view;

  @Option(
      names = "--font",
      paramLabel = "FILE",
      description = "of a PDF: a TrueType font for Chinese text (default: one of this machine)")
  private Path font;

  @Override
  public Integer call() {
    String ending = ending(file);
    if (!ENDINGS.contains(ending)) {
      throw usage(
          "The report is a page, a PDF or a workbook: name a file that ends in .html, .pdf or .xlsx, not '"
              + file
              + "'.");
    }
    if (!ending.equals("pdf") && (view != null || font != null)) {
      throw usage("--view and --font are for a PDF; '" + file + "' is none.");
    }
    if (view != null && !VIEWS.contains(view)) {
      throw usage(
          "--view takes full or incremental, not '"
              + view
              + "'. "
              + Suggest.didYouMean(view, VIEWS));
    }
    if (language != null && !LANGUAGES.contains(language)) {
      throw usage(
          "--lang takes en or zh-CN, not '"
              + language
              + "'. "
              + Suggest.didYouMean(language, LANGUAGES));
    }
    String run = write();
    if (root.json()) root.printJson(Map.of("run", run, "file", file.toString()));
    else root.out().println(file + ": report of run " + run);
    return 0;
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** Writes the page of a run in the workspace's language. */
  static void page(Whalecurve root, String run, Path file) {
    try (RunReader reader = root.open(run)) {
      HtmlReport.write(reader, locale(reader, null), file);
    }
  }

  private String write() {
    try (RunReader run = root.open(choice.run)) {
      Locale locale = locale(run, language);
      if (ending(file).equals("pdf")) {
        var style = new PdfReport.Style(locale, "incremental".equals(view), font);
        PdfReport.write(run, style, file);
      } else if (ending(file).equals("xlsx")) {
        XlsxReport.write(run, locale, file);
      } else {
        HtmlReport.write(run, locale, file);
      }
      return run.manifest().run();
    }
  }

  private static Locale locale(RunReader run, String language) {
    String tag = language == null ? run.manifest().locale() : language;
    return Locale.forLanguageTag(tag == null ? "en" : tag);
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
