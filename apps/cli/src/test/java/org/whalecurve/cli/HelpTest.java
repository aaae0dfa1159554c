package org.whalecurve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

/** Every command, however deep, says how it is used. */
class HelpTest {
  @TestFactory
  List<DynamicTest> everyCommandPrintsItsUsage() {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    List<DynamicTest> tests = new ArrayList<>();
    add(new CommandLine(new Whalecurve(nowhere, nowhere)), List.of(), tests);
    assertThat(tests).hasSizeGreaterThan(24);
    return tests;
  }

  private static void add(CommandLine command, List<String> path, List<DynamicTest> tests) {
    tests.add(DynamicTest.dynamicTest("whalecurve " + String.join(" ", path), () -> ask(path)));
    command
        .getSubcommands()
        .forEach(
            (name, sub) -> {
              List<String> longer = new ArrayList<>(path);
              longer.add(name);
              add(sub, longer, tests);
            });
  }

  private static void ask(List<String> path) {
    List<String> args = new ArrayList<>(path);
    args.add("--help");
    Cli.Result help = Cli.run(args.toArray());
    String command = ("whalecurve " + String.join(" ", path)).strip();
    assertThat(help.code()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out()).contains("Usage: " + command + " ").contains("--help");
  }
}
