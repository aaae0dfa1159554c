package org.whalecurve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Every folder of examples runs and gives what its expected.json says: queries with their rows.
 * Numbers are compared by value, to the last decimal unless {@code tolerance} stands beside.
 */
class ExamplesTest {
  @TempDir Path temp;

  static List<String> examples() throws IOException {
    try (Stream<Path> folders = Files.list(Cli.root().resolve("examples"))) {
      return folders
          .filter(f -> Files.exists(f.resolve("expected.json")) && hasItsData(f))
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /** An example on data outside the repository has a test of its own. */
  private static boolean hasItsData(Path example) {
    try {
      return !Files.readString(example.resolve("whalecurve.yaml")).contains("../");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void givesWhatItSays(String example) {
    Path folder = Cli.copy(Cli.root().resolve("examples").resolve(example), temp.resolve(example));
    Cli.Result run = Cli.run("-w", folder, "run");
    assertThat(run.code()).as(run.err()).isZero();

    for (JsonNode expected : Cli.read(folder.resolve("expected.json"))) {
      String sql = expected.get("query").asString();
      Cli.Result found = Cli.run("query", sql, "-w", folder, "--json");
      assertThat(found.code()).as(found.err()).isZero();
      double tolerance = expected.path("tolerance").asDouble(0);
      assertRows(sql, found.json(), expected.get("rows"), tolerance);
    }
  }

  private static void assertRows(String sql, JsonNode found, JsonNode expected, double tolerance) {
    assertThat(found.size()).as("%s gives %s", sql, found).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      for (Map.Entry<String, JsonNode> cell : expected.get(i).properties()) {
        JsonNode value = found.get(i).path(cell.getKey());
        String place = "%s, row %d, %s: %s".formatted(sql, i + 1, cell.getKey(), value);
        assertThat(equal(value, cell.getValue(), tolerance)).as(place).isTrue();
      }
    }
  }

  private static boolean equal(JsonNode found, JsonNode expected, double tolerance) {
    if (!expected.isNumber()) return found.equals(expected);
    if (!found.isNumber()) return false;
    var difference = found.decimalValue().subtract(expected.decimalValue()).abs();
    return tolerance == 0
        ? difference.signum() == 0
        : difference.compareTo(java.math.BigDecimal.valueOf(tolerance)) <= 0;
  }
}
