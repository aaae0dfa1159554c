package org.whalecurve.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.whalecurve.engine.Step;
import org.whalecurve.flow.RunPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code plan}: what a run would do. */
@Command(name = "plan", description = "Show the steps of a run without running it.")
final class PlanCommand implements Callable<Integer> {
  @ParentCommand private Whalecurve root;
  @Mixin private PlanChoice choice;

  @Option(names = "--sql", description = "show the SQL of each step too")
  private boolean sql;

  @Override
  public Integer call() {
    RunPlan plan = choice.plan(root);
    if (root.json()) root.printJson(plan.steps().stream().map(this::json).toList());
    else for (int i = 0; i < plan.steps().size(); i++) print(i + 1, plan.steps().get(i));
    return 0;
  }

  private Map<String, Object> json(Step step) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("step", step.name());
    one.put("title", step.title());
    one.put("reads", step.reads());
    one.put("writes", step.writes());
    if (sql && step.body() instanceof Step.Sql body) one.put("sql", body.select());
    return one;
  }

  private void print(int number, Step step) {
    PrintWriter out = root.out();
    out.printf("%3d  %s: %s%n", number, step.name(), step.title());
    if (!step.reads().isEmpty()) list("reads ", step.reads());
    list("writes", step.writes());
    if (!sql) return;
    String text = step.body() instanceof Step.Sql body ? body.select() : "-- computed in Java";
    out.println();
    text.lines().forEach(line -> out.println("       " + line));
    out.println();
  }

  /** Names in lines of at most 100 characters, none left out. */
  private void list(String verb, List<String> names) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String name : names) {
      if (line.length() + name.length() > 84) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(name);
    }
    lines.add(line.toString());
    for (int i = 0; i < lines.size(); i++) {
      root.out().println("     " + (i == 0 ? verb : "      ") + " " + lines.get(i));
    }
  }
}
