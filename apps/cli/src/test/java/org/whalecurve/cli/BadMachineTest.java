package org.whalecurve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.runs.WorkspaceLock;

/**
 * A full disk, a folder that cannot be written, a second run: said clearly, and nothing is lost.
 */
class BadMachineTest {
  @TempDir Path temp;
  private Path mounted;

  @AfterEach
  void unmount() throws Exception {
    if (mounted != null) shell("umount", mounted.toString());
  }

  @Test
  void aSecondRunInTheWorkspaceIsToldToWait() {
    Path desk = desk(temp.resolve("desk"));
    try (WorkspaceLock held = WorkspaceLock.take(desk)) {
      assertThat(held).isNotNull();
      Cli.Result second = Cli.run("run", "-w", desk);
      assertThat(second.code()).isEqualTo(3);
      assertThat(second.err())
          .contains("Another run is at work in this workspace")
          .contains("Wait until it has ended");
    }
    assertThat(Cli.run("run", "-w", desk).code()).isZero();
  }

  @Test
  void aFullDiskLeavesThePublishedRun() throws Exception {
    Path desk = desk(mount("2m"));
    assertThat(Cli.run("run", "-w", desk, "--cache", "0MB").code()).isZero();
    Path filler = desk.resolve("filler");
    fill(filler);
    Cli.Result full = Cli.run("run", "-w", desk, "--fresh");
    assertThat(full.code()).as(full.err()).isEqualTo(3);
    assertThat(full.err()).contains("disk").contains("Free space").doesNotContain("\tat ");
    assertThat(Cli.run("query", "SELECT count(*) AS n FROM customer", "-w", desk).out())
        .contains("22");
    Files.delete(filler);
    Cli.Result after = Cli.run("run", "-w", desk);
    assertThat(after.code()).as(after.err()).isZero();
    assertThat(Cli.run("runs", "-w", desk, "--json").json().size()).isEqualTo(2);
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws Exception {
    Path desk = desk(mount("8m"));
    assertThat(Cli.run("run", "-w", desk).code()).isZero();
    shell("mount", "-o", "remount,ro", mounted.toString());
    Cli.Result refused = Cli.run("run", "-w", desk);
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("cannot be written to").contains(desk.toString());
    assertThat(Cli.run("show", "-w", desk).out()).contains("Net revenue");
    assertThat(Cli.run("verify", "-w", desk).code()).isZero();
  }

  private static Path desk(Path folder) {
    return Cli.copy(Cli.root().resolve("examples/service-desk"), folder);
  }

  /** Leaves some kilobytes: enough to begin, not to end. */
  private static void fill(Path filler) throws IOException {
    long free = Files.getFileStore(filler.getParent()).getUsableSpace();
    Files.write(filler, new byte[(int) (free - 40_000)]);
  }

  private Path mount(String size) throws Exception {
    Path place = Files.createDirectories(temp.resolve("disk"));
    boolean done = shell("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", place.toString());
    if (!done) System.out.println("Skipped: this user may not mount a small disk.");
    assumeTrue(done, "mount is not permitted");
    mounted = place;
    return place.resolve("desk");
  }

  private static boolean shell(String... command) throws Exception {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
