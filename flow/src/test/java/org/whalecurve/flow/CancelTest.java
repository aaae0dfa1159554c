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
import org.whalecurve.engine.Step;
import org.whalecurve.flow.progress.RunProgress;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.RunStore;

/** A run that somebody stops leaves what was there, and what it has done is not lost. */
class CancelTest {
  /** Takes hours, so that only a stop can end it. */
  private static final String ENDLESS =
      "SELECT count(*) AS n FROM range(10000000000) a(x) WHERE hash(x) = 1";

  @TempDir Path folder;

  @Test
  void aStepIsStoppedAndWhatWasDoneIsKept() throws Exception {
    TestWorkspace.example("service-desk", folder);
    Manifest first = Runner.run(plan(), RunListener.SILENT);
    edit();
    RunPlan slow = with(40, TestWorkspace.sql("t.slow", List.of(), "x", ENDLESS));
    RunProgress progress = RunProgress.of(slow);
    Thread stopping = new Thread(() -> stopAt("t.slow", progress));
    stopping.start();
    assertThatThrownBy(() -> Runner.run(slow, progress))
        .isInstanceOfSatisfying(
            RunCancelledException.class, e -> assertThat(e.step()).isEqualTo("t.slow"));
    stopping.join();

    assertThat(RunStore.of(folder).latest()).contains(first.run());
    assertThat(TestWorkspace.names(folder.resolve("runs"))).containsExactly(first.run(), "latest");
    assertThat(progress.snapshot().finished()).isEqualTo(40);
    assertThat(progress.snapshot().cancelled()).isTrue();

    Manifest second = Runner.run(plan(), RunListener.SILENT);
    assertThat(second.steps().subList(0, 40)).allMatch(Manifest.StepEntry::skipped, "reused");
    assertThat(second.tables()).isEqualTo(fresh().tables()).isNotEqualTo(first.tables());
  }

  @Test
  void rehearsalsAndVerificationsSayHowFarTheyAre() {
    TestWorkspace.example("service-desk", folder);
    RunProgress rehearsal = RunProgress.ofRehearsal(plan());
    Rehearsal.of(plan(), rehearsal);
    assertThat(rehearsal.snapshot().finished()).isEqualTo(rehearsal.snapshot().of());

    Manifest run = Runner.run(plan(), RunListener.SILENT);
    RunProgress verification = RunProgress.ofVerification(run);
    Verification.of(folder, run.run(), RunPlan.Options.DEFAULT, verification);
    assertThat(verification.snapshot().finished()).isEqualTo(run.steps().size());
    assertThat(verification.snapshot().secondsLeft()).hasValue(0);
  }

  @Test
  void aRunKeepsTheModelThatItWasPlannedWith() throws IOException {
    TestWorkspace.example("service-desk", folder);
    RunPlan before = plan();
    edit();
    Manifest run = Runner.run(before, RunListener.SILENT);
    Path kept = RunStore.of(folder).folder(run.run()).resolve("model/model/cost.yaml");
    assertThat(Files.readString(kept)).contains("time: 44");
    assertThat(run.model())
        .filteredOn(f -> f.file().equals("model/cost.yaml"))
        .extracting(Manifest.FileEntry::sha256)
        .containsExactly(org.whalecurve.kernel.Fingerprint.ofFile(kept));
  }

  @Test
  void aStepThatGoesOnAfterAStopIsNotBelieved() {
    RunProgress[] progress = new RunProgress[1];
    Step swallowing =
        TestWorkspace.java(
            "t.swallow",
            List.of("x"),
            c -> {
              progress[0].cancel();
              assertThatThrownBy(() -> c.session().query(ENDLESS)).isNotNull();
              c.write("x", "SELECT 1 AS n");
            });
    RunPlan plan = TestWorkspace.plan(folder, swallowing);
    progress[0] = RunProgress.of(plan);
    assertThatThrownBy(() -> Runner.run(plan, progress[0]))
        .isInstanceOf(RunCancelledException.class);
    assertThat(TestWorkspace.names(folder.resolve("runs/.cache")))
        .allMatch(name -> name.startsWith("unfinished"));
  }

  @Test
  void aRunThatIsStoppedBeforeItsEndIsNotPublished() {
    Step last = TestWorkspace.sql("t.whale", List.of(), "whale_curve", "SELECT 1 AS rank");
    RunListener listener =
        new RunListener() {
          private boolean over;

          @Override
          public boolean cancelled() {
            return over;
          }

          @Override
          public void finished(Step step, long rows, double seconds) {
            over = true;
          }
        };
    assertThatThrownBy(() -> Runner.run(TestWorkspace.plan(folder, last), listener))
        .hasMessage("The run was cancelled at publish.");
    assertThat(TestWorkspace.names(folder.resolve("runs"))).isEmpty();
  }

  private static void stopAt(String step, RunProgress progress) {
    while (true) {
      RunProgress.StepProgress current = progress.snapshot().current();
      if (current != null && current.name().equals(step)) break;
      Thread.onSpinWait();
    }
    progress.cancel();
  }

  private RunPlan plan() {
    return RunPlan.of(ModelLoader.load(folder), RunPlan.Options.DEFAULT);
  }

  private RunPlan with(int at, Step step) {
    RunPlan plan = plan();
    List<Step> steps = new ArrayList<>(plan.steps());
    steps.add(at, step);
    return new RunPlan(plan.workspace(), plan.options(), plan.engine(), steps, plan.sources());
  }

  private Manifest fresh() {
    var options = new RunPlan.Options(RunPlan.Options.DEFAULT.range(), null, 1, "1GB", true, 0);
    return Runner.run(RunPlan.of(ModelLoader.load(folder), options), RunListener.SILENT);
  }

  private void edit() throws IOException {
    Path cost = folder.resolve("model/cost.yaml");
    Files.writeString(cost, Files.readString(cost).replace("time: 44", "time: 45"));
  }
}
