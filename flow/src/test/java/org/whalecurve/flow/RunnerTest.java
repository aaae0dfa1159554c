package org.whalecurve.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.Fingerprint;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.RunReader;
import org.whalecurve.runs.RunStore;

/** A plan becomes a published run, or nothing. */
class RunnerTest {
  private static final Step WHALE =
      TestWorkspace.sql(
          "t.whale", List.of("work"), "whale_curve", "SELECT n AS rank FROM work ORDER BY n");

  @TempDir Path folder;

  @Test
  void publishesTheTablesOfTheContractAndNothingElse() throws IOException {
    Manifest run = Runner.run(plan(work("SELECT * FROM range(3) r(n)"), WHALE), RunListener.SILENT);

    assertThat(run.tables()).extracting(Manifest.TableEntry::table).containsExactly("whale_curve");
    assertThat(run.table("whale_curve").orElseThrow().rows()).isEqualTo(3);
    assertThat(TestWorkspace.names(folder.resolve("runs"))).containsExactly(run.run(), "latest");
    assertThat(TestWorkspace.names(folder.resolve("runs").resolve(run.run()).resolve("tables")))
        .containsExactly("whale_curve.parquet");
    Path model = folder.resolve("whalecurve.yaml");
    assertThat(run.model())
        .containsExactly(
            new Manifest.FileEntry(
                "whalecurve.yaml", Files.size(model), Fingerprint.ofFile(model)));
  }

  @Test
  void aTableWithoutRowsKeepsItsColumns() {
    List<Session.Column> columns =
        List.of(
            new Session.Column("rank", "BIGINT"), new Session.Column("profit", "DECIMAL(38,6)"));
    Step empty =
        TestWorkspace.java(
            "t.empty", List.of("whale_curve"), c -> c.write("whale_curve", columns, List.of()));
    Manifest run = Runner.run(plan(empty), RunListener.SILENT);

    Path published = RunStore.of(folder).folder(run.run());
    try (RunReader reader = RunReader.open(Engine.named("duckdb"), published)) {
      assertThat(reader.query("SELECT * FROM whale_curve").columns())
          .extracting(c -> c.name() + " " + c.sqlType())
          .containsExactly("rank BIGINT", "profit DECIMAL(38,6)");
    }
  }

  @Test
  void aFailingStepLeavesTheLastRunAndNoTrace() {
    Manifest good = Runner.run(plan(work("SELECT 1 AS n"), WHALE), RunListener.SILENT);
    Step failing = TestWorkspace.sql("t.fail", List.of(), "x", "SELECT CAST('no' AS INTEGER) AS a");

    assertThatThrownBy(
            () -> Runner.run(plan(work("SELECT 2 AS n"), WHALE, failing), RunListener.SILENT))
        .isInstanceOf(StepFailedException.class)
        .hasMessageStartingWith("Step t.fail (do t.fail) failed: ");
    assertThat(TestWorkspace.names(folder.resolve("runs"))).containsExactly(good.run(), "latest");
    assertThat(RunStore.of(folder).latest()).contains(good.run());
  }

  @Test
  void aProblemOfTheInputPassesThroughAsItIs() {
    Problem problem = new Problem("p", SourcePlace.ofFile("f"), "wrong", "mend it");
    Step failing =
        TestWorkspace.java(
            "t.fail",
            List.of("x"),
            c -> {
              throw new ProblemException(problem);
            });
    assertThatThrownBy(() -> Runner.run(plan(failing), RunListener.SILENT))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problems()).containsExactly(problem));
  }

  @Test
  void aStepThatDoesNotWriteWhatItPromisedFails() {
    Step forgetful = TestWorkspace.java("t.forget", List.of("x"), c -> {});
    assertThatThrownBy(() -> Runner.run(plan(forgetful), RunListener.SILENT))
        .hasMessageContaining("t.forget did not write x");
  }

  @Test
  void aTableIsGoneAfterItsLastReader() {
    List<Boolean> seen = new ArrayList<>();
    Step late =
        TestWorkspace.java(
            "t.late",
            List.of("z"),
            c -> {
              seen.add(Files.exists(c.scratch().resolveSibling("work.parquet")));
              c.write("z", "SELECT 1 AS a");
            });
    Runner.run(plan(work("SELECT 1 AS n"), WHALE, late), RunListener.SILENT);
    assertThat(seen).containsExactly(false);
  }

  @Test
  void fingerprintsDependOnRowsAndNotOnTheirOrder() {
    String up = print("SELECT * FROM (VALUES (1, 'a'), (2, NULL)) v(n, t) ORDER BY n");
    assertThat(print("SELECT * FROM (VALUES (1, 'a'), (2, NULL)) v(n, t) ORDER BY n DESC"))
        .isEqualTo(up);
    assertThat(print("SELECT * FROM (VALUES (1, 'a'), (2, '')) v(n, t)")).isNotEqualTo(up);
    assertThat(print("SELECT * FROM (VALUES (1, 'a'), (2, NULL), (2, NULL)) v(n, t)"))
        .isNotEqualTo(up);
    assertThat(print("SELECT * FROM (VALUES (1, 'a'), (2, NULL)) v(n, u)")).isNotEqualTo(up);
  }

  private String print(String select) {
    Step step = TestWorkspace.sql("t.print", List.of(), "whale_curve", select);
    Manifest run = Runner.run(plan(step), RunListener.SILENT);
    return run.table("whale_curve").orElseThrow().fingerprint();
  }

  @Test
  void equalInputGivesEqualTablesAndFilesOnAnyNumberOfThreads() {
    var workspace = TestWorkspace.example("distribution", folder);
    List<List<Manifest.TableEntry>> tables = new ArrayList<>();
    for (int threads : List.of(1, 3)) {
      var options =
          new RunPlan.Options(RunPlan.Options.DEFAULT.range(), null, threads, "1GB", true, 0);
      tables.add(Runner.run(RunPlan.of(workspace, options), RunListener.SILENT).tables());
    }
    assertThat(tables.get(0)).isNotEmpty().isEqualTo(tables.get(1));
  }

  @Test
  void theListenerHearsEveryStepInOrder() {
    List<String> heard = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void started(Step step, int number, int of) {
            heard.add(number + "/" + of + " " + step.name());
          }

          @Override
          public void finished(Step step, long rows, double seconds) {
            heard.add(step.name() + " wrote " + rows);
          }
        };
    Runner.run(plan(work("SELECT * FROM range(3) r(n)"), WHALE), listener);
    assertThat(heard)
        .containsExactly("1/2 t.work", "t.work wrote 3", "2/2 t.whale", "t.whale wrote 3");
  }

  private RunPlan plan(Step... steps) {
    return TestWorkspace.plan(folder, steps);
  }

  private static Step work(String select) {
    return TestWorkspace.sql("t.work", List.of(), "work", select);
  }
}
