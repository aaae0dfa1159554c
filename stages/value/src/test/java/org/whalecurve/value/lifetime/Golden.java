package org.whalecurve.value.lifetime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reference values computed elsewhere with 40 digits, and the CDNOW customers. Beside the
 * repository; tests that need them are skipped where they are absent.
 */
final class Golden {
  private Golden() {}

  static Path file(String name) {
    String stated = System.getenv("WHALECURVE_SHARED");
    Path shared =
        stated != null
            ? Path.of(stated)
            : Path.of(System.getProperty("whalecurve.root", "../.."), "..", "shared");
    Path file = shared.resolve("data").resolve("clv").resolve(name).toAbsolutePath().normalize();
    boolean there = Files.isRegularFile(file);
    if (!there) System.out.println("skipped: there is no shared/data/clv/" + name);
    Assumptions.assumeTrue(there, "there is no shared/data/clv/" + name);
    return file;
  }

  static JsonNode read() {
    return JsonMapper.builder().build().readTree(file("golden.json").toFile());
  }

  /** Fader, Hardie and Lee's sample of CDNOW customers, 39 weeks, from the whole days. */
  static Histories cdnow() {
    Histories.Builder builder = new Histories.Builder(TimeUnit.WEEK, List.of());
    try {
      for (String line : Files.readAllLines(file("cdnow_summary.csv")).stream().skip(1).toList()) {
        String[] cells = line.split(",");
        double recency = TimeUnit.WEEK.ofDays(Integer.parseInt(cells[2]));
        double age = TimeUnit.WEEK.ofDays(Integer.parseInt(cells[3]));
        builder.add(Integer.parseInt(cells[1]), recency, age, 1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return builder.build();
  }

  static RepeatModel model(String key) {
    return switch (key) {
      case "bgnbd" -> new BetaGeometric(false, 1);
      case "mbgnbd" -> new BetaGeometric(true, 1);
      case "paretonbd" -> new ParetoNbd();
      default -> throw new IllegalArgumentException(key);
    };
  }

  /** Numbers of an object or array, in order. */
  static double[] numbers(JsonNode node) {
    return node.valueStream().mapToDouble(JsonNode::asDouble).toArray();
  }
}
