package org.whalecurve.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;

/** What the loader says of a broken file: code, place, words. */
class ModelProblemsTest {
  private static final String SOURCES = "sources:\n  transaction: {files: a.csv}\n";

  @TempDir Path folder;

  /**
   * @param place line:column of the only problem
   * @param words part of its message or remedy
   */
  record Case(String text, String code, String place, String words) {
    @Override
    public String toString() {
      return code + " " + place + " " + text.replace("\n", "\\n");
    }
  }

  private static Case c(String text, String code, String place, String words) {
    return new Case(text, code, place, words);
  }

  static Stream<Case> workspace() {
    String head = "currency: USD\n";
    return Stream.of(
        c("name: x\n" + SOURCES, "missing-key", "1:1", "currency: USD"),
        c(head, "missing-key", "1:1", "whalecurve init --from"),
        c("currency: DOLLAR\n" + SOURCES, "unknown-currency", "1:11", "USD, EUR or CNY"),
        c(head + "curency: USD\n" + SOURCES, "unknown-key", "2:1", "Did you mean 'currency'?"),
        c(head + "currency: EUR\n" + SOURCES, "duplicate-key", "2:1", "stands on line 1 already"),
        c(head + "period: moth\n" + SOURCES, "unknown-word", "2:9", "Did you mean 'month'?"),
        c(head + "locale: de\n" + SOURCES, "unknown-word", "2:9", "en, zh-CN"),
        c(head + "locale:\n" + SOURCES, "missing-value", "2:1", "'locale' has no value"),
        c(head + "fiscal_year_start: 13\n" + SOURCES, "out-of-range", "2:20", "from 1 to 12"),
        c(head + "name: [a, b]\n" + SOURCES, "wrong-kind", "2:7", "a list where a text"),
        c(head + "sources: [a]\n", "wrong-kind", "2:10", "a list where a mapping"),
        c(
            head + "sources:\n  transactions: {files: a.csv}\n",
            "unknown-table",
            "3:3",
            "Did you mean 'transaction'?"),
        c(
            head + "sources:\n  event: {file: a.csv, files: b.csv}\n",
            "unknown-key",
            "3:11",
            "Did you mean 'files'?"),
        c(head + "sources:\n  event: {key: event_id}\n", "missing-key", "3:10", "data/event-*.csv"),
        c(
            head + "sources:\n  event: {files: a, spread: even}\n",
            "misplaced-key",
            "3:21",
            "ledger only"),
        c(
            head + "sources:\n  event: {files: a, columns: {date: D}, key: [dat]}\n",
            "unknown-column",
            "3:47",
            "Did you mean 'date'?"),
        c(
            head + "sources:\n  event: {files: a, columns: {my col: D}}\n",
            "bad-name",
            "3:31",
            "my_col"),
        c(
            head + "sources:\n  event: {files: a, types: {D: numeric}}\n",
            "unknown-word",
            "3:32",
            "text, number, date, boolean"),
        c(
            head + "sources:\n  event: {files: a, format: {encoding: gbk99}}\n",
            "unknown-word",
            "3:40",
            "gb18030"),
        c(
            head + "sources:\n  event: {files: a, format: {delimiter: abc}}\n",
            "wrong-delimiter",
            "3:41",
            "one character"),
        c(
            head + "sources:\n  event: {files: a, format: {date: DD-Q!x-qqqqqqqq}}\n",
            "wrong-date-pattern",
            "3:36",
            "dd.MM.yyyy"),
        c(
            head + "sources:\n  event: {files: a, format: {header_row: 0}}\n",
            "out-of-range",
            "3:42",
            "whole number"),
        c(head + "sources:\n\tevent: {files: a}\n", "bad-yaml", "3:1", "blanks, not with tabs"),
        c(head + "name: a: b\n" + SOURCES, "bad-yaml", "2:8", "in quotes"),
        c(head + "name: !!java.net.URL http://x\n" + SOURCES, "bad-yaml", "2:7", "Type tags"),
        c(head + SOURCES + "---\na: b\n", "bad-yaml", "4:1", "second document"),
        c("currency: USD\nname: " + "[".repeat(200), "bad-yaml", "2:36", "more than 30 deep"),
        c("currency: USD\nname: \u0007\n", "bad-yaml", "2", "U+0007"));
  }

  static Stream<Case> cost() {
    String desk = "resources:\n  desk: {capacity_min: 5}\n";
    String nodes =
        "activities:\n  pick: {to: customer, by: even}\n  pack: {to: customer, by: even}\n";
    return Stream.of(
        c("pols: {}\n", "unknown-key", "1:1", "Did you mean 'pools'?"),
        c("method: stepdown\n", "unknown-word", "1:9", "Did you mean 'step_down'?"),
        c("rates: monthly\n", "unknown-word", "1:8", "period, run"),
        c("pools: [a]\n", "wrong-kind", "1:8", "a list where a mapping"),
        c("pools:\n  rent:\n", "missing-value", "2:3", "no content"),
        c("pools:\n  rent: {to: customer, by: even}\n", "missing-key", "2:9", "which ledger rows"),
        c("pools:\n  rent: {where: x}\n", "no-destination", "2:3", "goes nowhere"),
        c("pools:\n  rent: {where: x, by: even}\n", "no-destination", "2:20", "without 'to'"),
        c("pools:\n  rent: {where: x, to: customer}\n", "missing-driver", "2:20", "by: even"),
        c(
            "pools:\n  rent: {where: x, to: cutsomer, by: even}\n",
            "unknown-node",
            "2:24",
            "Did you mean 'customer'?"),
        c(
            "pools:\n  rent: {where: x, to: [], by: even}\n",
            "no-destination",
            "2:24",
            "list is empty"),
        c(
            "pools:\n  Rent Cost: {where: x, to: customer, by: even}\n",
            "bad-name",
            "2:3",
            "Call it 'rent_cost'"),
        c(
            "pools:\n  (rent): {where: x, to: customer, by: even}\n",
            "bad-name",
            "2:3",
            "lower-case words"),
        c(
            "pools:\n  房租: {where: x, to: customer, by: even}\n",
            "bad-name",
            "2:3",
            "into its title"),
        c(
            "pools:\n  a: {where: x, to: customer, by: even}\n  a: {where: y, to: customer, by: even}\n",
            "duplicate-key",
            "3:3",
            "line 2 already"),
        c(
            nodes + "pools:\n  pick: {where: x, to: customer, by: even}\n",
            "duplicate-name",
            "2:3",
            "pool of line 5"),
        c(
            "pools:\n  a: {where: x, to: customer, by: even}\n  b: {where: x, to: a}\n",
            "pool-as-target",
            "3:21",
            "ledger rows only"),
        c(
            nodes + "pools:\n  a: {where: x, to: [pick, customer], by: even}\n",
            "mixed-target",
            "5:28",
            "assign"),
        c(
            nodes + "pools:\n  a: {where: x, to: [pick, pick], by: even}\n",
            "duplicate-name",
            "5:28",
            "twice"),
        c("activities:\n  pick: {to: pick}\n", "self-assignment", "2:14", "to itself"),
        c(
            "pools:\n  a: {where: x, to: customer, by: evn}\n",
            "unknown-word",
            "2:35",
            "Did you mean 'even'?"),
        c(
            "pools:\n  a: {where: x, to: customer, by: quantity}\n",
            "unknown-word",
            "2:35",
            "{driver: quantity}"),
        c(
            "pools:\n  a: {where: x, to: customer, by: {}}\n",
            "wrong-driver",
            "2:35",
            "Nothing here"),
        c(
            "pools:\n  a: {where: x, to: customer, by: {count: order, driver: d}}\n",
            "wrong-driver",
            "2:35",
            "Two drivers"),
        c(
            "pools:\n  a: {where: x, to: customer, by: {count: orders}}\n",
            "unknown-word",
            "2:43",
            "Did you mean 'order'?"),
        c(
            "pools:\n  a: {where: x, to: customer, by: {count: order, of: line}}\n",
            "misplaced-key",
            "2:50",
            "'of' does not go with 'count'"),
        c(
            "pools:\n  a: {where: x, to: customer, by: {sum: quantity}}\n",
            "missing-key",
            "2:35",
            "over which rows"),
        c(
            "pools:\n  a: {where: x, to: customer, by: {sum: quantity, of: lin}}\n",
            "unknown-word",
            "2:55",
            "Did you mean 'line'?"),
        c(
            "pools:\n  a: {where: x, to: customer, by: {time: -5, of: line}}\n",
            "out-of-range",
            "2:42",
            "under 0"),
        c(
            "pools:\n  a: {where: x, to: customer, by: even, within: {count: line}}\n",
            "misplaced-key",
            "2:41",
            "'within' belongs to"),
        c(
            "pools:\n  a: {where: x, to: customer, by: {count: line, where: type IN ('a', 'b')}}\n",
            "bad-yaml",
            "2:73",
            "double quotes as a whole"),
        c(
            "pools:\n  a: {where: a IN (1, 2), to: customer, by: even}\n",
            "unknown-key",
            "2:23",
            "in quotes as a whole"),
        c(
            "pools:\n  a: {where: x, to: product, by: {count: order}}\n",
            "driver-lacks-dimension",
            "2:34",
            "names no product"),
        c(
            nodes + "pools:\n  a: {where: x, to: [pick, pack], by: {count: order}}\n",
            "driver-needs-cost-object",
            "5:39",
            "goes to nodes"),
        c(
            nodes + "pools:\n  a: {where: x, to: pick, by: direct}\n",
            "driver-needs-cost-object",
            "5:31",
            "to: customer"),
        c(
            "activities:\n  a: {to: customer, by: direct}\n",
            "direct-needs-ledger",
            "2:25",
            "no pool"),
        c(
            "pools:\n  a: {where: x, to: customer, by: {shares: {pick: 1}}}\n",
            "driver-needs-nodes",
            "2:44",
            "driver table"),
        c(
            nodes
                + "pools:\n  a: {where: x, to: [pick, pack], by: {shares: {pick: 0.7, pack: 0.4}}}\n",
            "shares-over-one",
            "5:48",
            "sum to 1.1, 0.1 over 1"),
        c(
            nodes
                + "pools:\n  a: {where: x, to: [pick, pack], by: {survey: {pick: 70%, pack: 0.2}}}\n",
            "shares-under-one",
            "5:48",
            "sum to 0.9; 0.1 goes nowhere"),
        c(
            nodes + "pools:\n  a: {where: x, to: [pick, pack], by: {shares: {pick: 1}}}\n",
            "missing-share",
            "5:48",
            "No share is given for pack"),
        c(
            nodes + "pools:\n  a: {where: x, to: pick, by: {shares: {pick: 1, pock: 0}}}\n",
            "unknown-node",
            "5:50",
            "Did you mean 'pick'?"),
        c(
            nodes + "pools:\n  a: {where: x, to: pick, by: {shares: {pick: -1}}}\n",
            "out-of-range",
            "5:47",
            "under 0"),
        c(
            "pools:\n  a: {where: x, to: customer, by: even, rest: unassigned}\n",
            "misplaced-key",
            "2:41",
            "belongs to shares"),
        c(
            "pools:\n  a: {where: x, to: customer, assign: [{to: customer, by: even}]}\n",
            "misplaced-key",
            "2:17",
            "into the list"),
        c("pools:\n  a: {where: x, assign: []}\n", "no-destination", "2:25", "list is empty"),
        c(
            "pools:\n  a: {where: x, assign: [{share: 0.4, to: customer, by: even}]}\n",
            "shares-under-one",
            "2:25",
            "0.6 goes nowhere"),
        c(
            "pools:\n  a: {where: x, assign: [{share: 60%, to: customer, by: even}, {share: 0.5, to: customer, by: even}]}\n",
            "shares-over-one", "2:25", "sum to 1.1"),
        c(
            "pools:\n  a: {where: x, assign: [{to: customer, by: even}, {to: customer, by: even}]}\n",
            "missing-key",
            "2:52",
            "Only one part"),
        c(
            "pools:\n  a: {where: x, rest: unassigned, assign: [{to: customer, by: even}]}\n",
            "misplaced-key",
            "2:44",
            "takes the rest"),
        c(
            "pools:\n  a: {where: x, assign: [{share: 1, by: even}]}\n",
            "missing-key",
            "2:26",
            "this part"),
        c(
            "pools:\n  a: {where: x, to: customer, by: even, incremental: 1.5}\n",
            "out-of-range",
            "2:54",
            "over 1"),
        c(
            "pools:\n  a: {where: x, to: customer, by: even, line: cts}\n",
            "unknown-word",
            "2:47",
            "cost_to_serve"),
        c(
            "resources:\n  desk: {capacity_min: -5, to: customer, by: even}\n",
            "out-of-range",
            "2:24",
            "-5 minutes"),
        c(
            "resources:\n  desk: {capacity_min: \"700,000\", to: customer, by: even}\n",
            "wrong-number",
            "2:24",
            "Write 700000."),
        c(
            "resources:\n  desk: {practical_share: 120%, to: customer, by: even}\n",
            "out-of-range", "2:27", "over 1"),
        c(desk, "no-destination", "2:3", "goes nowhere"),
        c(
            "resources:\n  desk: {incremental: 0.5, to: customer, by: even}\n",
            "misplaced-key",
            "2:10",
            "without 'where'"),
        c(
            "activities:\n  pick: {level: order}\n",
            "unknown-word",
            "2:17",
            "unit, batch",
            "no-destination"),
        c(
            desk + "activities:\n  pick: {resource: dsk, time: 5, per: order, to: customer}\n",
            "unknown-node",
            "4:20",
            "Did you mean 'desk'?",
            "no-destination"),
        c(
            desk + "activities:\n  pick: {resource: desk, per: order, to: customer}\n",
            "missing-key",
            "4:9",
            "how many minutes"),
        c(
            desk + "activities:\n  pick: {resource: desk, time: 5, to: customer}\n",
            "missing-key",
            "4:9",
            "one row of what"),
        c(
            desk + "activities:\n  pick: {resource: desk, time: 5, per: order}\n",
            "no-destination",
            "4:3",
            "goes nowhere"),
        c(
            desk + "activities:\n  pick: {resource: desk, time: 5, per: oder, to: customer}\n",
            "unknown-word",
            "4:40",
            "Did you mean 'order'?"),
        c(
            desk
                + "activities:\n  pick: {resource: desk, time: 5, per: order, to: customer, by: even}\n",
            "misplaced-key",
            "4:61",
            "follows its time"),
        c(
            desk + "activities:\n  pick: {resource: desk, time: 5, per: order, to: product}\n",
            "driver-lacks-dimension",
            "4:51",
            "names no product"),
        c(
            "activities:\n  pick: {time: 5, to: customer, by: even}\n",
            "misplaced-key",
            "2:10",
            "without 'resource'"),
        c(
            "resources:\n  desk: {to: customer, by: even}\nactivities:\n  pick: {resource: desk, time: 5, per: order, to: customer}\n",
            "two-ways-out",
            "2:10",
            "'pick' uses the time of 'desk'"));
  }

  private static Case c(String text, String code, String place, String words, String alsoExpected) {
    return new Case(text, code + "+" + alsoExpected, place, words);
  }

  static Stream<Case> profit() {
    return Stream.of(
        c("tax: 0.03\n", "unknown-key", "1:1", "revenue_tax"),
        c("revenue_tax: 3\n", "out-of-range", "1:14", "over 1"),
        c("capital: {receivables: true}\n", "missing-key", "1:10", "rate: 10%"),
        c("capital: {rate: 0.1, inventory: yes}\n", "unknown-word", "1:33", "true, false"),
        c("revenue_bands: [10, 10]\n", "not-ascending", "1:21", "10 is not over 10"),
        c("revenue_bands: [0, 10]\n", "not-ascending", "1:17", "0 is not over 0"),
        c("revenue_bands: [1e3]\n", "wrong-number", "1:17", "no number"),
        c("dimensions: [[a, b, c]]\n", "wrong-dimension", "1:14", "not 3"),
        c("dimensions: [[a, a]]\n", "wrong-dimension", "1:14", "with itself"),
        c("dimensions: [a+b]\n", "wrong-dimension", "1:14", "cannot name"),
        c("marketing: [advertising]\n", "unknown-node", "1:13", "model/cost.yaml names none"));
  }

  @ParameterizedTest
  @MethodSource
  void workspace(Case broken) {
    check("whalecurve.yaml", broken, broken.text(), null, null);
  }

  @ParameterizedTest
  @MethodSource
  void cost(Case broken) {
    check("model/cost.yaml", broken, Workspaces.MAIN, broken.text(), null);
  }

  @ParameterizedTest
  @MethodSource
  void profit(Case broken) {
    check("model/profit.yaml", broken, Workspaces.MAIN, null, broken.text());
  }

  private void check(String file, Case broken, String main, String cost, String profit) {
    List<Problem> problems = problems(main, cost, profit);
    String all = problems.stream().map(Problem::render).collect(Collectors.joining("\n"));
    List<String> codes = List.of(broken.code().split("\\+"));
    assertThat(problems)
        .as(all)
        .extracting(Problem::code)
        .containsExactlyInAnyOrderElementsOf(codes);
    Problem problem =
        problems.stream().filter(p -> p.code().equals(codes.get(0))).findFirst().orElseThrow();
    assertThat(problem.place()).as(all).hasToString(file + ":" + broken.place());
    assertThat(problem.message() + " " + problem.remedy()).contains(broken.words());
    assertThat(problem.excerpt()).as(all).isNotEmpty();
  }

  private List<Problem> problems(String main, String cost, String profit) {
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class, () -> Workspaces.load(folder, main, cost, profit));
    assertThat(thrown).as("no problem was found").isNotNull();
    return thrown.problems();
  }

  @Test
  void tellsEverythingAtOnceInTheOrderOfTheFiles() {
    List<Problem> problems =
        problems(
            "currency: XXXX\nperiod: moth\n" + SOURCES,
            "pools:\n  rent: {where: x, too: desk}\n",
            "revenue_tax: 2\n");
    assertThat(problems)
        .extracting(p -> p.place() + " " + p.code())
        .containsExactly(
            "whalecurve.yaml:1:11 unknown-currency",
            "whalecurve.yaml:2:9 unknown-word",
            "model/cost.yaml:2:3 no-destination",
            "model/cost.yaml:2:20 unknown-key",
            "model/profit.yaml:1:14 out-of-range");
  }

  @Test
  void showsTheLineWithACaret() {
    Problem problem = problems(Workspaces.MAIN, "method: stepdown\n", null).get(0);
    assertThat(problem.render())
        .isEqualTo(
            """
            model/cost.yaml:1:9: 'stepdown' is none of reciprocal, step_down, direct. [unknown-word]
                method: stepdown
                        ^
              -> Did you mean 'step_down'?
            """);
  }

  @Test
  void missingFilesSayWhatToDo() {
    ProblemException thrown =
        catchThrowableOfType(ProblemException.class, () -> ModelLoader.load(folder));
    assertThat(thrown.problems()).extracting(Problem::code).containsExactly("no-workspace");
    assertThat(thrown).hasMessageContaining("whalecurve init --from FILES");
    assertThat(problems("", null, null)).extracting(Problem::code).containsExactly("no-workspace");
    Workspaces.write(folder, "model/cost.yml", "{}");
    assertThat(problems(Workspaces.MAIN, null, null).get(0).remedy())
        .isEqualTo("Rename it to model/cost.yaml.");
  }

  @Test
  void otherEncodingsAndHugeFilesAreProblems() throws java.io.IOException {
    java.nio.file.Files.write(
        folder.resolve("whalecurve.yaml"), new byte[] {'a', ':', ' ', (byte) 0xC4});
    assertThat(catchThrowableOfType(ProblemException.class, () -> ModelLoader.load(folder)))
        .hasMessageContaining("not in UTF-8");
    assertThat(problems(Workspaces.MAIN + "#".repeat(1_000_001), null, null).get(0).code())
        .isEqualTo("file-too-large");
  }
}
