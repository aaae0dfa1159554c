package org.whalecurve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What each command prints, and the code it ends with. */
class CommandsTest {
  @TempDir static Path temp;
  private static Path desk;

  @BeforeAll
  static void runTwice() {
    desk = Cli.copy(Cli.root().resolve("examples/service-desk"), temp.resolve("a desk"));
    for (int i = 0; i < 2; i++) {
      Cli.Result run = Cli.run("run", "-w", desk);
      assertThat(run.code()).as(run.err()).isZero();
    }
  }

  @Test
  void runEndsWithTheFiguresThatMatter() {
    String out = Cli.run("show", "-w", desk).out();
    assertThat(out)
        .containsPattern("Net revenue +642,000.00")
        .containsPattern("Full profit +82,000.00  12.8 % of revenue")
        .containsPattern("Unused capacity +97,120.00")
        .contains("13 of 20 customers earn 214,804.00 (119.9 % of the total)");
  }

  @Test
  void runsAreListedNewestFirst() {
    JsonNode runs = Cli.run("runs", "-w", desk, "--json").json();
    assertThat(runs.get(0).get("run").asString()).endsWith("-002");
    assertThat(runs.get(1).get("run").asString()).endsWith("-001");
    assertThat(Cli.run("runs", "-w", desk).out()).contains("2004-Q4");
  }

  @Test
  void theWorkspaceIsTakenBeforeOrAfterTheCommand() {
    String before = Cli.run("-w", desk, "runs").out();
    assertThat(Cli.run("runs", "-w", desk).out()).isEqualTo(before).contains("-002");
  }

  @Test
  void aQueryGivesObjectsWithEveryDecimal() {
    JsonNode rows =
        Cli.run(
                "query",
                "SELECT activity, full_cost FROM activity ORDER BY activity",
                "-w",
                desk,
                "--json")
            .json();
    assertThat(rows.size()).isEqualTo(3);
    assertThat(rows.get(1).get("activity").asString()).isEqualTo("inquiry");
    assertThat(rows.get(1).get("full_cost").decimalValue())
        .isEqualTo(new BigDecimal("49280.000000"));
  }

  @Test
  void theQueriesOfTheGuideCanBeAsked() throws IOException {
    String guide = Files.readString(Cli.root().resolve("docs/guide/results.md"));
    List<String> queries =
        Pattern.compile("`(SELECT [^`]+)`").matcher(guide).results().map(m -> m.group(1)).toList();
    assertThat(queries).hasSizeGreaterThan(5);
    Path comparing = Cli.copy(Cli.root().resolve("examples/service-desk"), temp.resolve("methods"));
    Path cost = comparing.resolve("model/cost.yaml");
    Files.writeString(cost, Files.readString(cost) + "\ncompare_methods: true\n");
    assertThat(Cli.run("run", "-w", comparing).code()).isZero();
    for (String sql : queries) {
      Cli.Result found = Cli.run("query", sql, "-w", comparing);
      assertThat(found.code()).as(sql + "\n" + found.err()).isZero();
    }
  }

  @Test
  void aQueryReadsAnyRunByTheBeginningOfItsId() {
    String first = Cli.run("runs", "-w", desk, "--json").json().get(1).get("run").asString();
    Cli.Result found =
        Cli.run("query", "SELECT count(*) AS n FROM customer", "--run", first, "-w", desk);
    assertThat(found.out()).contains("22");
    assertThat(Cli.run("query", "SELECT 1", "--run", "1999", "-w", desk).code()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE customer",
        "SELECT * FROM read_csv('/etc/passwd')",
        "COPY customer TO 'x.csv'",
        "SELECT nothing FROM customer",
        "not sql"
      })
  void aQueryCannotDoAnythingElse(String sql) {
    Cli.Result refused = Cli.run("query", sql, "-w", desk, "--json");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.problems().get(0).get("code").asString()).isEqualTo("query");
    assertThat(refused.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx", "parquet", "json", "html"})
  void aTableIsExported(String ending) throws IOException {
    Path file = temp.resolve("out").resolve("activity." + ending);
    Cli.Result exported = Cli.run("export", "activity", "-o", file, "-w", desk);
    assertThat(exported.code()).as(exported.err()).isZero();
    assertThat(exported.out()).contains("3 rows of activity");
    assertThat(Files.size(file)).isPositive();
  }

  @Test
  void anUnknownTableIsMetWithAProposal() {
    Cli.Result refused = Cli.run("export", "activty", "-o", temp.resolve("x.csv"), "-w", desk);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("Did you mean 'activity'?");
  }

  @Test
  void theReportIsWrittenInBothLanguages() throws IOException {
    for (String language : new String[] {"en", "zh-CN"}) {
      Path file = temp.resolve(language + ".html");
      assertThat(Cli.run("report", "-o", file, "--lang", language, "-w", desk).code()).isZero();
      assertThat(Files.readString(file)).contains("lang=\"" + language);
    }
    assertThat(Cli.run("report", "-o", "x.docx", "-w", desk).code()).isEqualTo(2);
  }

  @Test
  void aPlanShowsStepsAndTheirSql() {
    Cli.Result plan = Cli.run("plan", "--sql", "-w", desk);
    assertThat(plan.code()).isZero();
    assertThat(plan.out())
        .contains("intake.transaction: ")
        .contains("     writes")
        .contains("SELECT");
    JsonNode steps = Cli.run("plan", "--json", "-w", desk).json();
    assertThat(steps.get(0).propertyNames()).containsExactly("step", "title", "reads", "writes");
  }

  @Test
  void aCheckReadsEverythingAndPublishesNothing() {
    Path fresh = Cli.copy(Cli.root().resolve("examples/distribution"), temp.resolve("fresh"));
    Cli.Result check = Cli.run("check", "-w", fresh);
    assertThat(check.code()).as(check.err()).isZero();
    assertThat(check.out())
        .contains("data/sales.csv")
        .contains("The model is in order: 5 pools, 0 resources, 0 activities");
    assertThat(fresh.resolve("runs")).doesNotExist();
  }

  @Test
  void aRunOfSomePeriodsSaysWhichItWants() {
    Cli.Result wrong = Cli.run("run", "--from", "2004-13", "-w", desk);
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err()).contains("'2004-13' is not a period").contains("2026-Q2");
    Cli.Result empty = Cli.run("run", "--from", "2020-Q1", "-w", desk, "--json");
    assertThat(empty.code()).isEqualTo(1);
    assertThat(empty.problems().get(0).get("code").asString()).isEqualTo("no-data");
  }

  @Test
  void aProblemHasItsPlaceInTextAndJson() throws IOException {
    Path broken = Cli.copy(Cli.root().resolve("examples/service-desk"), temp.resolve("broken"));
    Path cost = broken.resolve("model/cost.yaml");
    Files.writeString(
        cost, Files.readString(cost).replace("level", "lvl").replace("time: 44", "time: 4x"));
    Cli.Result text = Cli.run("check", "-w", broken);
    assertThat(text.code()).isEqualTo(1);
    assertThat(text.err()).contains("model/cost.yaml:");
    JsonNode problem = Cli.run("check", "-w", broken, "--json").problems().get(0);
    assertThat(problem.propertyNames())
        .containsExactly("code", "file", "line", "column", "message", "remedy");
    assertThat(problem.get("file").asString()).isEqualTo("model/cost.yaml");
    assertThat(problem.get("line").asInt()).isPositive();
  }

  @Test
  void whatIsNoWorkspaceSaysSo() {
    Cli.Result none = Cli.run("run", "-w", temp.resolve("nowhere"));
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).contains("whalecurve.yaml");
    assertThat(Cli.run("query", "SELECT 1", "-w", temp.resolve("nowhere")).code()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "quer", "query", "run --threads x", "run --threads -1", "run --memory 4"})
  void wrongUseIsCodeTwo(String line) {
    Object[] args = line.isEmpty() ? new Object[0] : line.split(" ");
    Cli.Result wrong = Cli.run(args);
    assertThat(wrong.code()).as(wrong.out()).isEqualTo(2);
    assertThat(wrong.err()).contains("--help").doesNotContain("\tat ");
  }

  @Test
  void initWritesAWorkspaceFromFilesThatRuns() {
    Path target = temp.resolve("guessed");
    Path data = Cli.root().resolve("examples/distribution/data");
    Cli.Result init =
        Cli.run("init", target, "--from", data.resolve("sales.csv"), data.resolve("ledger.csv"));
    assertThat(init.code()).as(init.err()).isZero();
    assertThat(init.out()).contains("Next:").contains("whalecurve.yaml");
    Cli.Result run = Cli.run("run", "-w", target);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Cli.run("init", target).code()).isEqualTo(1);
  }

  @Test
  void initWithoutFilesBringsATemplate() {
    Path target = temp.resolve("empty");
    assertThat(Cli.run("init", target).code()).isZero();
    assertThat(target.resolve("data/template.xlsx")).isNotEmptyFile();
  }

  @Test
  void theDemoGeneratesRunsAndReports() {
    Path target = temp.resolve("demo");
    Cli.Result demo = Cli.run("demo", "--no-serve", "--dir", target, "--customers", "5000");
    assertThat(demo.code()).as(demo.err()).isZero();
    assertThat(demo.out()).contains("of 5,000 customers earn").contains("report.html");
    assertThat(target.resolve("report.html")).isNotEmptyFile();
    assertThat(Cli.run("demo", "telcom").err()).contains("Did you mean 'telecom'?");
  }
}
