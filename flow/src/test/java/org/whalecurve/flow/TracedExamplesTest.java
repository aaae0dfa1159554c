package org.whalecurve.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.whalecurve.engine.Engine;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.RunReader;
import org.whalecurve.runs.RunStore;

/** 200 random cells of every example are traced back to its ledger. */
class TracedExamplesTest {
  private static final int CELLS = 200;

  @TempDir Path temp;

  static List<String> examples() throws IOException {
    try (Stream<Path> folders = Files.list(TestWorkspace.root().resolve("examples"))) {
      return folders
          .filter(f -> Files.exists(f.resolve("whalecurve.yaml")) && hasItsData(f))
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /** An example on data outside the repository has a test of its own. */
  private static boolean hasItsData(Path example) {
    try {
      return !Files.readString(example.resolve("whalecurve.yaml")).contains("shared/data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyCellEndsInLinesOfTheLedger(String example) {
    RunPlan plan = RunPlan.of(TestWorkspace.example(example, temp), RunPlan.Options.DEFAULT);
    Manifest manifest = Runner.run(plan, RunListener.SILENT);
    try (RunReader run =
        RunReader.open(Engine.named("duckdb"), RunStore.of(temp).folder(manifest.run()))) {
      TracedCells.check(temp, run, CELLS);
    }
  }
}
