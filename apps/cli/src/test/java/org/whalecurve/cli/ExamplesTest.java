package org.whalecurve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
  private static final String HOW_TO_UPDATE =
      "a change that is meant to change these tables writes them with"
          + " mvn test -pl apps/cli -Dtest=ExamplesTest -Dwhalecurve.update=true";

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
      return !Files.readString(example.resolve("whalecurve.yaml")).contains("shared/data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void givesWhatItSays(String example) throws IOException {
    Path folder = Cli.copy(Cli.root().resolve("examples").resolve(example), temp.resolve(example));
    Cli.Result run = Cli.run("-w", folder, "run");
    assertThat(run.code()).as(run.err()).isZero();

    JsonNode all = Cli.read(folder.resolve("expected.json"));
    for (JsonNode expected : all.get("queries")) {
      String sql = expected.get("query").asString();
      Cli.Result found = Cli.run("query", sql, "-w", folder, "--json");
      assertThat(found.code()).as(found.err()).isZero();
      double tolerance = expected.path("tolerance").asDouble(0);
      assertRows(sql, found.json(), expected.get("rows"), tolerance);
    }
    Map<String, String> fingerprints = fingerprints(folder);
    if (Boolean.getBoolean("whalecurve.update")) update(example, fingerprints);
    else assertThat(fingerprints).as(HOW_TO_UPDATE).isEqualTo(texts(all.get("fingerprints")));
    if (isSmall(folder) || Boolean.getBoolean("whalecurve.slow")) assertVerified(folder);
  }

  private static Map<String, String> fingerprints(Path folder) {
    Map<String, String> fingerprints = new LinkedHashMap<>();
    for (JsonNode table : Cli.run("show", "-w", folder, "--json").json().get("tables")) {
      fingerprints.put(table.get("table").asString(), table.get("fingerprint").asString());
    }
    return fingerprints;
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asString()));
    return texts;
  }

  /** A large one has just given its fingerprints; building it twice more is for a slow day. */
  private static boolean isSmall(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("data"))) {
      return files.mapToLong(f -> f.toFile().length()).sum() < 500_000;
    }
  }

  private static void assertVerified(Path folder) {
    Cli.Result verified = Cli.run("verify", "-w", folder, "--json");
    assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
    assertThat(verified.json().get("equal").asBoolean()).isTrue();
  }

  /** Writes the fingerprints into the example and leaves the rest of the file as it is. */
  private static void update(String example, Map<String, String> fingerprints) throws IOException {
    Path file = Cli.root().resolve("examples").resolve(example).resolve("expected.json");
    String list =
        fingerprints.entrySet().stream()
            .map(e -> "\n    \"" + e.getKey() + "\": \"" + e.getValue() + "\"")
            .collect(Collectors.joining(",", "\"fingerprints\": {", "\n  }"));
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("\"fingerprints\": \\{[^}]*}", list));
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
