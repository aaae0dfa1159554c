package org.whalecurve.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalecurve.kernel.ProblemException;

/** A run is there whole or not at all, and never changes. */
class RunWriterTest {
  @TempDir Path workspace;

  @Test
  void publishesWholeFolderAndLatest() throws IOException {
    TestRuns.publish(workspace, "r1", "2026-11-23T10:00:00Z");
    Path run = workspace.resolve("runs/r1");
    assertThat(run.resolve("tables/customer.parquet")).isRegularFile();
    assertThat(run.resolve("model/model/cost.yaml")).hasContent("pools: {}\n");
    assertThat(run.resolve("manifest.json")).content().contains("\"company\" : \"Harbour & Sons\"");
    assertThat(workspace.resolve("runs/latest")).hasContent("r1\n");
    assertThat(RunFolders.list(workspace.resolve("runs"))).hasSize(2);
  }

  @Test
  void leavesNothingWhenNotPublished() {
    try (RunWriter writer = RunWriter.begin(workspace, "r1")) {
      TestRuns.customers(writer.table("customer"));
      assertThat(RunStore.of(workspace).latest()).isEmpty();
    }
    assertThat(workspace.resolve("runs")).isEmptyDirectory();
  }

  @Test
  void refusesToWriteOverARun() {
    TestRuns.publish(workspace, "r1", "2026-11-23T10:00:00Z");
    assertThatThrownBy(() -> RunWriter.begin(workspace, "r1"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("[run-exists]");
  }

  @Test
  void refusesASecondWriterOfTheSameRun() {
    try (RunWriter first = RunWriter.begin(workspace, "r1")) {
      assertThatThrownBy(() -> RunWriter.begin(workspace, "r1"))
          .hasMessageContaining("[run-in-progress]");
      first.publish(TestRuns.manifest("r1", "2026-11-23T10:00:00Z"));
    }
    assertThat(RunStore.of(workspace).latest()).contains("r1");
  }

  @Test
  void takesOverWhatACrashLeft() throws IOException {
    Path left = Files.createDirectories(workspace.resolve("runs/.r1.tmp/tables"));
    Files.writeString(left.resolve("old.parquet"), "half");
    TestRuns.publish(workspace, "r1", "2026-11-23T10:00:00Z");
    assertThat(workspace.resolve("runs/r1/tables/old.parquet")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "latest", "../r1", ".hidden", "a/b", "a b"})
  void refusesOddIds(String id) {
    assertThatThrownBy(() -> RunWriter.begin(workspace, id)).hasMessageContaining("[run-id]");
  }

  @Test
  void keepsModelFilesInside() {
    try (RunWriter writer = RunWriter.begin(workspace, "r1")) {
      assertThatThrownBy(() -> writer.modelFile("../../evil.yaml", ""))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> writer.table("../evil"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
