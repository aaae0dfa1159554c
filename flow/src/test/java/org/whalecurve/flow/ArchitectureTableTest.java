package org.whalecurve.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.whalecurve.engine.Step;
import org.whalecurve.model.ModelLoader;

/**
 * The table of steps in ARCHITECTURE.md is the plan of examples/telecom. Write it anew with {@code
 * -Dwhalecurve.update=true}.
 */
class ArchitectureTableTest {
  private static final String BEGIN = "<!-- steps -->\n";
  private static final String END = "<!-- /steps -->";

  @Test
  void theTableIsWhatThePlanSays() throws IOException {
    Path file = TestWorkspace.root().resolve("ARCHITECTURE.md");
    String text = Files.readString(file);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    String table = table();
    if (Boolean.getBoolean("whalecurve.update")) {
      Files.writeString(file, text.substring(0, begin) + table + text.substring(end));
    } else {
      assertThat(text.substring(begin, end))
          .as("stale: run ArchitectureTableTest with -Dwhalecurve.update=true")
          .isEqualTo(table);
    }
  }

  private static String table() {
    Path telecom = TestWorkspace.root().resolve("examples/telecom");
    RunPlan plan = RunPlan.of(ModelLoader.load(telecom), RunPlan.Options.DEFAULT);
    return "| step | what it does | reads | writes |\n|---|---|---|---|\n"
        + plan.steps().stream().map(ArchitectureTableTest::row).collect(Collectors.joining());
  }

  private static String row(Step step) {
    return "| `%s` | %s | %s | %s |\n"
        .formatted(step.name(), step.title(), names(step.reads()), names(step.writes()));
  }

  private static String names(List<String> tables) {
    return String.join(", ", tables);
  }
}
