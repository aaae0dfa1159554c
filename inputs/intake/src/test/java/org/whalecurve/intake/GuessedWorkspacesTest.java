package org.whalecurve.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.intake.init.WorkspaceGuess;
import org.whalecurve.model.ModelLoader;

/** What init proposes for real exports loads, and its totals are those of the files. */
class GuessedWorkspacesTest {
  private static final String COUNTS =
      "SELECT source, sum(rows_read), sum(accepted), sum(rejected), sum(overlapping), sum(filtered) FROM quality"
          + " GROUP BY source ORDER BY source";

  @TempDir Path temp;

  private Workbench load(String data) throws IOException {
    return load(data, ".*\\.(csv|txt|xlsx)(\\.gz)?");
  }

  /** Guesses from the files of a folder, writes the workspace, and reads everything. */
  private Workbench load(String data, String names) throws IOException {
    Path folder = SharedData.folder(data);
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(f -> f.getFileName().toString().matches(names)).sorted().toList();
    }
    Workbench bench = new Workbench(temp);
    WorkspaceGuess.of(files).workspaceFiles("Test", temp).forEach(bench::file);
    Intake.inspect(ModelLoader.load(temp)).steps().forEach(bench::run);
    return bench;
  }

  @Test
  void probe() throws IOException {
    for (String d : System.getenv("PROBE").split(",")) {
      try (Workbench bench = load(d)) {
        System.out.println("## " + d);
        bench.texts(COUNTS).forEach(System.out::println);
        bench
            .texts("SELECT source, file, measure, control_total, control_totals FROM quality")
            .forEach(System.out::println);
        bench
            .texts(
                "SELECT source, file, \"column\", reason, kind, count(*), min(value), min(line) FROM reject GROUP BY ALL ORDER BY 6 DESC LIMIT 12")
            .forEach(System.out::println);
      } catch (RuntimeException e) {
        System.out.println("## " + d + " FAILED " + e);
      }
    }
    assertThat(temp).exists();
  }
}
