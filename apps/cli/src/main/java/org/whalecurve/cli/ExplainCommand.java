package org.whalecurve.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.whalecurve.cli.score.ScoreJson;
import org.whalecurve.reports.trace.ScoreText;
import org.whalecurve.reports.trace.TraceText;
import org.whalecurve.runs.RunReader;
import org.whalecurve.runs.score.ScoreTrace;
import org.whalecurve.runs.trace.Burden;
import org.whalecurve.runs.trace.Explanation;
import org.whalecurve.runs.trace.Place;
import org.whalecurve.runs.trace.Question;
import org.whalecurve.runs.trace.Trace;
import org.whalecurve.runs.trace.View;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code explain}: where a figure comes from, or where a ledger row went. */
@Command(
    name = "explain",
    description = {
      "Say where a customer's cost comes from: activity, driver, pools, ledger rows with file and line.",
      "With --score: why the customer has its score, tier and segments.",
      "With --ledger: who bears a ledger row."
    })
final class ExplainCommand implements Callable<Integer> {
  @ParentCommand private Whalecurve root;
  @Mixin private RunChoice choice;
  @Spec private picocli.CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "CUSTOMER",
      arity = "0..1",
      description = "a customer's id, (unassigned) or (unused)")
  private String customer;

  @Option(
      names = "--activity",
      paramLabel = "A",
      description = "one activity, or a pool or resource that goes straight to customers")
  private String activity;

  @Option(names = "--product", paramLabel = "P", description = "one product's part of it")
  private String product;

  @Option(names = "--period", paramLabel = "P", description = "one period")
  private String period;

  @Option(
      names = "--view",
      paramLabel = "VIEW",
      defaultValue = "full",
      description = "full or incremental cost (default: full)")
  private String view;

  @Option(
      names = "--ledger",
      paramLabel = "FILE:LINE",
      description = "a ledger row, as ledger_row says its file and line")
  private String ledger;

  @Option(names = "--score", description = "the score: indicator, value, weight, points")
  private boolean score;

  @Option(names = "--lang", paramLabel = "LANG", description = "en or zh-CN (default: the run's)")
  private String language;

  @Override
  public Integer call() {
    View chosen = view();
    if (language != null && !ReportCommand.LANGUAGES.contains(language))
      throw usage("--lang takes en or zh-CN, not '" + language + "'.");
    Place row = ledger == null ? null : place();
    if ((customer == null) == (row == null))
      throw usage("Name a customer, or a row with --ledger.");
    if (row != null && (activity != null || product != null))
      throw usage("--activity and --product go with a customer, not with --ledger.");
    if (score && (row != null || activity != null || product != null || period != null))
      throw usage("--score goes with a customer alone.");
    try (RunReader run = root.open(choice.run)) {
      if (score) print(run, ScoreTrace.of(run, customer));
      else if (row != null) print(run, Trace.of(run).bearers(row, period, chosen));
      else print(run, explanation(run, chosen));
    }
    return 0;
  }

  private Explanation explanation(RunReader run, View chosen) {
    return Trace.of(run).explain(new Question(customer, activity, product, period, chosen));
  }

  private void print(RunReader run, Explanation explanation) {
    if (root.json()) root.printJson(ExplainJson.of(explanation));
    else root.out().print(text(run).of(explanation));
  }

  private void print(RunReader run, Burden burden) {
    if (root.json()) root.printJson(ExplainJson.of(burden));
    else root.out().print(text(run).of(burden));
  }

  private void print(RunReader run, ScoreTrace trace) {
    if (root.json()) root.printJson(ScoreJson.of(trace));
    else root.out().print(ScoreText.in(locale(run)).of(trace));
  }

  private TraceText text(RunReader run) {
    return TraceText.in(locale(run));
  }

  private Locale locale(RunReader run) {
    String locale = language == null ? run.manifest().locale() : language;
    return Locale.forLanguageTag(locale == null ? "en" : locale);
  }

  private View view() {
    for (View known : View.values()) if (known.word().equals(view)) return known;
    throw usage("--view is full or incremental, not '" + view + "'.");
  }

  /** The line stands behind the last colon: a path may hold colons itself. */
  private Place place() {
    int colon = ledger.lastIndexOf(':');
    if (colon < 1 || !ledger.substring(colon + 1).matches("[1-9]\\d{0,17}"))
      throw usage("--ledger wants a file and a line, for instance data/ledger.csv:12.");
    return new Place(ledger.substring(0, colon), Long.parseLong(ledger.substring(colon + 1)));
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
