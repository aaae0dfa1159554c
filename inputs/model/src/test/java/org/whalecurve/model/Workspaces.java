package org.whalecurve.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small workspaces on disk for tests. */
final class Workspaces {
  static final String MAIN =
      """
      name: Service desk
      currency: USD
      sources:
        transaction: {files: data/sales.csv}
      """;

  private Workspaces() {}

  static Path write(Path folder, String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Workspace load(Path folder, String main, String cost, String profit) {
    write(folder, "whalecurve.yaml", main);
    if (cost != null) write(folder, "model/cost.yaml", cost);
    if (profit != null) write(folder, "model/profit.yaml", profit);
    return ModelLoader.load(folder);
  }

  static CostModel cost(Path folder, String cost) {
    return load(folder, MAIN, cost, null).cost();
  }

  /** The root of the repository. */
  static Path root() {
    return Path.of(System.getProperty("whalecurve.root", "../.."));
  }
}
