package org.whalecurve.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.engine.Step;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.RunStore;

/** What an earlier run has done is not done again, and what changed is. */
class ReuseTest {
  @TempDir Path folder;

  @Test
  void anUnchangedRunRepeatsNothingAndGivesTheSame() {
    TestWorkspace.example("service-desk", folder);
    Manifest first = run();
    Manifest second = run();
    assertThat(repeated(first)).hasSizeGreaterThan(40);
    assertThat(repeated(second)).isEmpty();
    assertThat(second.tables()).isEqualTo(first.tables());
    assertThat(second.controlTotals()).isEqualTo(first.controlTotals());
    assertThat(second.periods()).isEqualTo(first.periods());
    assertThat(second.steps())
        .extracting(Manifest.StepEntry::rows)
        .containsExactlyElementsOf(rows(first));
  }

  @Test
  void withoutItsCacheAPublishedRunIsEnough() {
    TestWorkspace.example("service-desk", folder);
    Manifest first = run();
    Folders.delete(folder.resolve("runs/.cache"));
    Manifest second = run();
    assertThat(repeated(second)).isEmpty();
    assertThat(second.tables()).isEqualTo(first.tables());
    assertThat(second.periods()).isEqualTo(first.periods());
  }

  @Test
  void aTitleThatPeopleReadChangesItsOwnTablesOnly() throws IOException {
    TestWorkspace.example("service-desk", folder);
    run();
    List<String> namePlaces = List.of("costing.driver_check", "costing.solve", "costing.quality");
    edit("model/cost.yaml", "resources:", "# a remark\nresources:");
    assertThat(repeated(run())).as("their errors name lines").isEqualTo(namePlaces);
    edit("model/cost.yaml", "Process customer orders", "Take orders");
    assertThat(repeated(run())).containsExactlyInAnyOrder("costing.solve", "costing.activity");
  }

  @Test
  void aChangedRateRepeatsCostingAndNotTheReading() throws IOException {
    TestWorkspace.example("service-desk", folder);
    Manifest first = run();
    edit("model/cost.yaml", "time: 44", "time: 45");
    Manifest second = run();
    assertThat(repeated(second))
        .contains("costing.driver", "costing.price", "profit.customer")
        .doesNotContain("intake.transaction", "intake.transaction_fact", "costing.ledger");
    assertThat(print(second, "customer")).isNotEqualTo(print(first, "customer"));
    assertThat(second.tables()).isEqualTo(fresh().tables());
  }

  @Test
  void aChangedFileIsReadAgainAndTheOthersAreNot() throws IOException {
    TestWorkspace.example("distribution", folder);
    run();
    Path sales = folder.resolve("data/sales.csv");
    List<String> lines = Files.readAllLines(sales);
    Files.write(sales, lines.subList(0, lines.size() - 1));
    Manifest second = run();
    assertThat(repeated(second))
        .contains("intake.transaction", "profit.customer")
        .doesNotContain("intake.ledger", "intake.capacity");
    assertThat(second.tables()).isEqualTo(fresh().tables());
  }

  @Test
  void aRunThatFailedGoesOnWhereItStopped() throws IOException {
    TestWorkspace.example("service-desk", folder);
    Step failing = TestWorkspace.sql("t.fail", List.of(), "x", "SELECT CAST('no' AS INTEGER) AS a");
    RunPlan plan = plan(RunPlan.Options.DEFAULT);
    List<Step> steps = new java.util.ArrayList<>(plan.steps());
    steps.add(30, failing);
    RunPlan broken =
        new RunPlan(plan.workspace(), plan.options(), plan.engine(), steps, plan.sources());
    assertThatThrownBy(() -> Runner.run(broken, RunListener.SILENT))
        .isInstanceOf(StepFailedException.class);
    assertThat(RunStore.of(folder).runs()).isEmpty();
    Manifest after = run();
    assertThat(after.steps().subList(0, 30)).allMatch(Manifest.StepEntry::skipped, "reused");
    assertThat(after.tables()).isEqualTo(fresh().tables());
  }

  @Test
  void aCacheOfNoSizeKeepsNoTables() throws IOException {
    TestWorkspace.example("service-desk", folder);
    Manifest first = Runner.run(plan(options(false, 0)), RunListener.SILENT);
    try (var files = Files.walk(folder.resolve("runs/.cache"))) {
      assertThat(files).noneMatch(f -> f.toString().endsWith(".parquet"));
    }
    edit("model/cost.yaml", "time: 44", "time: 45");
    Manifest second = Runner.run(plan(options(false, 0)), RunListener.SILENT);
    assertThat(second.tables()).isEqualTo(fresh().tables()).isNotEqualTo(first.tables());
  }

  @Test
  void aPublishedTableThatWasCutShortIsNotTakenOver() throws IOException {
    TestWorkspace.example("distribution", folder);
    Manifest first = run();
    Path table = RunStore.of(folder).folder(first.run()).resolve("tables/profit.parquet");
    Files.write(table, new byte[3]);
    Manifest second = run();
    assertThat(repeated(second)).contains("profit.profit");
    assertThat(second.tables()).isEqualTo(first.tables());
  }

  @Test
  void anIdentityIsTheSameInEveryPlanAndDependsOnWhatAStepDoesAndReads() {
    TestWorkspace.example("distribution", folder);
    List<Step> steps = plan(RunPlan.Options.DEFAULT).steps();
    List<Step> again = plan(RunPlan.Options.DEFAULT).steps();
    assertThat(identities(again, "files")).isEqualTo(identities(steps, "files"));
    assertThat(identities(steps, "others").get("profit.customer"))
        .isNotEqualTo(identities(steps, "files").get("profit.customer"));
  }

  private static Map<String, String> identities(List<Step> steps, String files) {
    Identities identities =
        new Identities("machinery", step -> step.reads().isEmpty() ? files : "");
    Map<String, String> all = new java.util.LinkedHashMap<>();
    for (Step step : steps) {
      String identity = identities.of(step);
      identities.settle(step, identity, Map.of());
      all.put(step.name(), identity);
    }
    return all;
  }

  private Manifest run() {
    return Runner.run(plan(RunPlan.Options.DEFAULT), RunListener.SILENT);
  }

  private Manifest fresh() {
    return Runner.run(plan(options(true, 0)), RunListener.SILENT);
  }

  private static RunPlan.Options options(boolean fresh, long cacheBytes) {
    return new RunPlan.Options(RunPlan.Options.DEFAULT.range(), null, 1, "1GB", fresh, cacheBytes);
  }

  private RunPlan plan(RunPlan.Options options) {
    return RunPlan.of(ModelLoader.load(folder), options);
  }

  private void edit(String file, String from, String to) throws IOException {
    String text = Files.readString(folder.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(folder.resolve(file), text.replace(from, to));
  }

  private static List<String> repeated(Manifest run) {
    return run.steps().stream().filter(s -> !s.skipped()).map(Manifest.StepEntry::step).toList();
  }

  private static List<Long> rows(Manifest run) {
    return run.steps().stream().map(Manifest.StepEntry::rows).toList();
  }

  private static String print(Manifest run, String table) {
    return run.table(table).orElseThrow().fingerprint();
  }
}
