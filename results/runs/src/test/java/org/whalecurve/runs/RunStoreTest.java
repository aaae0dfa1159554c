package org.whalecurve.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are found by the names that people use. */
class RunStoreTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path workspace;
  private RunStore store;

  @BeforeEach
  void open() {
    store = RunStore.of(workspace, NOON);
  }

  @Test
  void listsNewestFirst() {
    TestRuns.publish(workspace, "b", "2026-11-23T10:00:00Z");
    TestRuns.publish(workspace, "a", "2026-11-24T10:00:00Z");
    TestRuns.publish(workspace, "c", "2026-11-22T10:00:00Z");
    assertThat(store.runs()).extracting(Manifest::run).containsExactly("a", "b", "c");
    assertThat(store.latest()).contains("c");
  }

  @Test
  void resolvesNames() {
    TestRuns.publish(workspace, "2026-11-22-001", "2026-11-22T10:00:00Z");
    TestRuns.publish(workspace, "2026-11-23-001", "2026-11-23T10:00:00Z");
    assertThat(store.resolve("latest")).isEqualTo("2026-11-23-001");
    assertThat(store.resolve("2026-11-22-001")).isEqualTo("2026-11-22-001");
    assertThat(store.resolve("2026-11-22")).isEqualTo("2026-11-22-001");
    assertThat(store.folder("latest")).isDirectory();
    assertThatThrownBy(() -> store.resolve("2026-11-2")).hasMessageContaining("[ambiguous-run]");
    assertThatThrownBy(() -> store.resolve("2026-12-23-001"))
        .hasMessageContaining("Did you mean '2026-11-23-001'?");
    assertThatThrownBy(() -> store.resolve("")).hasMessageContaining("[unknown-run]");
  }

  @Test
  void saysWhenThereIsNone() {
    assertThat(store.runs()).isEmpty();
    assertThat(store.latest()).isEmpty();
    assertThatThrownBy(() -> store.folder("latest")).hasMessageContaining("[no-runs]");
  }

  @Test
  void fallsBackWhereLatestWasDeleted() throws IOException {
    TestRuns.publish(workspace, "a", "2026-11-22T10:00:00Z");
    TestRuns.publish(workspace, "b", "2026-11-23T10:00:00Z");
    RunFolders.delete(workspace.resolve("runs/b"));
    assertThat(store.resolve("latest")).isEqualTo("a");
  }

  @Test
  void numbersWithinTheDay() {
    assertThat(store.newId()).isEqualTo("2026-11-23-001");
    TestRuns.publish(workspace, "2026-11-23-007", "2026-11-23T10:00:00Z");
    String next = store.newId();
    assertThat(next).isEqualTo("2026-11-23-008");
    TestRuns.publish(workspace, next, "2026-11-23T11:00:00Z");
    assertThat(store.latest()).contains(next);
  }

  @Test
  void givesNoIdTwice() {
    Set<String> ids = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 64).parallel().forEach(i -> ids.add(store.newId()));
    assertThat(ids).hasSize(64);
  }

  @Test
  void cleansWhatCrashesLeftAndNothingElse() throws IOException {
    Files.createDirectories(workspace.resolve("runs/.dead.tmp/tables"));
    Files.writeString(workspace.resolve("runs/.dead.lock"), "");
    String reserved = store.newId();
    Path lock = workspace.resolve("runs/." + reserved + ".lock");
    Files.setLastModifiedTime(lock, FileTime.from(NOON.instant()));
    TestRuns.publish(workspace, "done", "2026-11-23T10:00:00Z");
    try (RunWriter living = RunWriter.begin(workspace, "living")) {
      assertThat(store.clean()).isEqualTo(List.of("dead"));
      TestRuns.customers(living.table("customer"));
      living.publish(TestRuns.manifest("living", "2026-11-23T11:00:00Z"));
    }
    assertThat(workspace.resolve("runs/.dead.tmp")).doesNotExist();
    assertThat(workspace.resolve("runs/.dead.lock")).doesNotExist();
    assertThat(lock).exists();
    assertThat(store.runs()).hasSize(2);
    Files.setLastModifiedTime(lock, FileTime.from(NOON.instant().minusSeconds(7200)));
    store.clean();
    assertThat(lock).doesNotExist();
  }
}
