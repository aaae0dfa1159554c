package org.whalecurve.value.spend;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Data sets that the project does not ship. */
final class SharedData {
  private SharedData() {}

  /** A file of them, or a skip with its reason. */
  static Path file(String name) {
    String stated = System.getenv("WHALECURVE_SHARED");
    Path root = Path.of(System.getProperty("whalecurve.root", "../.."));
    Path shared = stated == null ? root.resolve("../shared") : Path.of(stated);
    Path file = shared.resolve("data").resolve(name);
    if (!Files.exists(file)) System.out.println("skipped: " + file + " is absent");
    assumeTrue(Files.exists(file), "skipped: " + file + " is absent");
    return file;
  }
}
