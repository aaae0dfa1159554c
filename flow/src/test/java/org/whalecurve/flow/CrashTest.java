package org.whalecurve.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.engine.Engine;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.RunReader;
import org.whalecurve.runs.RunStore;

/**
 * A run may be killed at any moment: the last published run opens, the next run completes and gives
 * what an undisturbed one gives, and nothing stays behind. {@code -Dwhalecurve.crashes=all} kills
 * at every step boundary and at a hundred random moments; otherwise at some.
 */
class CrashTest {
  private static final boolean ALL = "all".equals(System.getProperty("whalecurve.crashes"));
  private static final int BOUNDARY_STEP = ALL ? 1 : 11;
  private static final int RANDOM_KILLS = ALL ? 100 : 3;
  private static final long SEED = 20261123;

  @TempDir Path folder;
  private Manifest first;
  private int steps;

  @BeforeEach
  void publishOnceAndChangeTheModel() throws IOException {
    TestWorkspace.example("service-desk", folder);
    first = run();
    steps = first.steps().size();
    Path cost = folder.resolve("model/cost.yaml");
    Files.writeString(cost, Files.readString(cost).replace("time: 44", "time: 45"));
  }

  @Test
  void killedAtAStepBoundary() throws Exception {
    // Nothing to fall back on, so that every step has its turn.
    Folders.delete(folder.resolve("runs"));
    int executed = 0;
    for (int begun = 0; begun < steps; begun += BOUNDARY_STEP) {
      Process child = start(BOUNDARY_STEP);
      assertThat(child.waitFor(120, TimeUnit.SECONDS)).isTrue();
      if (child.exitValue() == 0) break;
      executed++;
      assertThat(RunStore.of(folder).runs()).isEmpty();
    }
    assertThat(executed).isGreaterThanOrEqualTo((steps - 10) / BOUNDARY_STEP - 1);
    if (RunStore.of(folder).runs().isEmpty()) run();
    assertSound();
  }

  @Test
  void killedAtARandomMoment() throws Exception {
    Random random = new Random(SEED);
    System.out.println("Crashes at random moments, seed " + SEED);
    int killed = 0;
    for (int i = 0; i < RANDOM_KILLS; i++) {
      Folders.delete(folder.resolve("runs/.cache"));
      Process child = start(-1);
      if (!child.waitFor(300 + random.nextInt(2500), TimeUnit.MILLISECONDS)) killed++;
      child.destroyForcibly().waitFor();
      assertOpens(RunStore.of(folder).latest().orElseThrow());
    }
    assertThat(killed).isPositive();
    run();
    assertSound();
  }

  /** What is there now is what a company without accidents has. */
  private void assertSound() throws IOException {
    RunStore store = RunStore.of(folder);
    Manifest last = store.runs().get(0);
    assertOpens(last.run());
    RunPlan.Options fresh =
        new RunPlan.Options(RunPlan.Options.DEFAULT.range(), null, 0, null, true, 0);
    Manifest undisturbed =
        Runner.run(RunPlan.of(ModelLoader.load(folder), fresh), RunListener.SILENT);
    assertThat(last.tables()).isEqualTo(undisturbed.tables()).isNotEqualTo(first.tables());
    assertThat(store.latest()).contains(undisturbed.run());
    List<String> ids = store.runs().stream().map(Manifest::run).sorted().toList();
    assertThat(TestWorkspace.names(folder.resolve("runs")))
        .containsExactlyElementsOf(Stream.concat(ids.stream(), Stream.of("latest")).toList());
    assertThat(TestWorkspace.names(folder.resolve("runs/.cache")))
        .noneMatch(name -> name.startsWith("unfinished"));
  }

  private void assertOpens(String run) {
    Path published = RunStore.of(folder).folder(run);
    try (RunReader reader = RunReader.open(Engine.named("duckdb"), published)) {
      assertThat(reader.query("SELECT count(*) AS n FROM customer").whole(0, "n")).isEqualTo(22);
    }
  }

  private Manifest run() {
    return Runner.run(
        RunPlan.of(ModelLoader.load(folder), RunPlan.Options.DEFAULT), RunListener.SILENT);
  }

  private Process start(int diesAfter) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            CrashingRun.class.getName(),
            folder.toString(),
            Integer.toString(diesAfter))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
