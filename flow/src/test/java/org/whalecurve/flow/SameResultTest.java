package org.whalecurve.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalecurve.intake.conform.Conform;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.runs.Manifest;

/** The same input gives the same result, however it is computed and wherever it lies. */
class SameResultTest {
  /** Tables that say where a row stood, or count the files. */
  private static final Set<String> OF_PLACES = Set.of("reject", "quality", "ledger_row");

  @TempDir Path temp;

  @Test
  void neitherThreadsNorMemoryNorTheOrderOfRowsMatter() throws IOException {
    Path folder = temp.resolve("telecom");
    TestWorkspace.example("telecom", folder);
    Manifest small = run(folder, 1, "512MB");
    assertThat(small.tables()).hasSizeGreaterThan(10);
    assertThat(run(folder, 2, "4GB").tables()).isEqualTo(small.tables());

    try (Stream<Path> files = Files.list(folder.resolve("data"))) {
      Random random = new Random(7);
      for (Path file : files.sorted().toList()) shuffle(file, random);
    }
    assertThat(fingerprints(run(folder, 2, "512MB"))).isEqualTo(fingerprints(small));
  }

  /** Ranges of customers come by themselves only with twelve million rows; here they are forced. */
  @ParameterizedTest
  @ValueSource(strings = {"manufacturer", "telecom"})
  void theNumberOfRangesOfCustomersDoesNotMatter(String example) {
    Path folder = temp.resolve(example);
    TestWorkspace.example(example, folder);
    Map<String, String> whole = fingerprints(run(folder, 2, "1GB"));
    assertThat(whole).hasSizeGreaterThan(10);
    System.setProperty("whalecurve.ranges", "3");
    try {
      assertThat(fingerprints(run(folder, 2, "1GB"))).isEqualTo(whole);
    } finally {
      System.clearProperty("whalecurve.ranges");
    }
  }

  @Test
  void aCopyAtAnotherPathGivesTheSameBytes() {
    Path here = temp.resolve("a");
    Path there = temp.resolve("another folder with a longer name/b");
    TestWorkspace.example("distribution", here);
    TestWorkspace.example("distribution", there);
    assertThat(run(there, 1, "1GB").tables()).isEqualTo(run(here, 1, "1GB").tables());
  }

  private static Manifest run(Path folder, int threads, String memory) {
    RunPlan.Options options = new RunPlan.Options(range(folder), null, threads, memory, true, 0);
    return Runner.run(RunPlan.of(ModelLoader.load(folder), options), RunListener.SILENT);
  }

  /** Two of the telecom company's months are enough for several threads. */
  private static Conform.Range range(Path folder) {
    return folder.endsWith("telecom") ? new Conform.Range("2025-01", "2025-02") : Conform.Range.ALL;
  }

  private static Map<String, String> fingerprints(Manifest run) {
    Map<String, String> fingerprints = new LinkedHashMap<>();
    for (Manifest.TableEntry table : run.tables()) {
      if (!OF_PLACES.contains(table.table())) fingerprints.put(table.table(), table.fingerprint());
    }
    return fingerprints;
  }

  private static void shuffle(Path file, Random random) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      in.lines().forEach(lines::add);
    }
    Collections.shuffle(lines.subList(1, lines.size()), random);
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
      for (String line : lines) out.write(line + "\n");
    }
  }
}
