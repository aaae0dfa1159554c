package org.whalecurve.cli.route;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.whalecurve.cli.terminal.RunScreen;
import org.whalecurve.runs.RunReader;
import org.whalecurve.runs.route.RouteAnswer;
import org.whalecurve.runs.route.Routing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code route}: tier, service level, queue, prompt and offer for one customer. */
@Command(
    name = "route",
    description = "Say how to treat a customer who calls: tier, service level, queue, offer.")
public final class RouteCommand implements Callable<Integer> {
  private static final List<String> LANGUAGES = List.of("en", "zh-CN");

  @ParentCommand private RunScreen screen;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CUSTOMER", description = "a customer's id, former ones too")
  private String customer;

  @Option(
      names = "--run",
      paramLabel = "ID",
      defaultValue = "latest",
      description = "a run's id or the beginning of one (default: the latest)")
  private String run;

  @Option(names = "--lang", paramLabel = "LANG", description = "en or zh-CN (default: the run's)")
  private String language;

  @Override
  public Integer call() {
    if (language != null && !LANGUAGES.contains(language)) {
      throw new ParameterException(
          spec.commandLine(), "--lang takes en or zh-CN, not '" + language + "'.");
    }
    try (RunReader reader = screen.open(run)) {
      RouteAnswer answer = Routing.ask(reader, customer);
      if (screen.json()) screen.printJson(RouteText.json(answer));
      else print(answer, RouteText.of(answer, language(reader)));
      return answer.known() ? 0 : 1;
    }
  }

  private void print(RouteAnswer answer, String text) {
    if (answer.known()) screen.out().print(text);
    else screen.err().print(text);
  }

  private String language(RunReader reader) {
    String locale = language == null ? reader.manifest().locale() : language;
    return Locale.forLanguageTag(locale == null ? "en" : locale).getLanguage();
  }
}
