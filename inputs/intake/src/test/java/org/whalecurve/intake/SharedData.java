package org.whalecurve.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real data beside the repository; tests that need it are skipped where it is absent. */
final class SharedData {
  private SharedData() {}

  static Path folder(String name) {
    String stated = System.getenv("WHALECURVE_SHARED");
    Path shared =
        stated != null
            ? Path.of(stated)
            : Path.of(System.getProperty("whalecurve.root", "."), "..", "shared");
    Path folder = shared.resolve("data").resolve(name).toAbsolutePath().normalize();
    boolean there = Files.isDirectory(folder);
    if (!there) System.out.println("skipped: there is no shared/data/" + name);
    Assumptions.assumeTrue(there, "there is no shared/data/" + name);
    return folder;
  }
}
