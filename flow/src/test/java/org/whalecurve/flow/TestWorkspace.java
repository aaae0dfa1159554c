package org.whalecurve.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Step;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.model.Workspace;

/** Workspaces in temporary folders. */
final class TestWorkspace {
  private TestWorkspace() {}

  static Path root() {
    return Path.of(System.getProperty("whalecurve.root"));
  }

  /** A copy of an example without its runs. */
  static Workspace example(String name, Path folder) {
    Path from = root().resolve("examples").resolve(name);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path relative = from.relativize(file);
        if (relative.startsWith("runs") || relative.startsWith("person")) continue;
        Path to = folder.resolve(relative.toString());
        if (Files.isDirectory(file)) Files.createDirectories(to);
        else Files.copy(file, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ModelLoader.load(folder);
  }

  /** A plan of given steps, for a company without sources. */
  static RunPlan plan(Path folder, Step... steps) {
    try {
      Files.writeString(
          folder.resolve("whalecurve.yaml"),
          "name: Test\ncurrency: USD\nsources:\n  transaction: {files: none.csv}\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RunPlan(
        ModelLoader.load(folder),
        RunPlan.Options.DEFAULT,
        Engine.named("duckdb"),
        List.of(steps),
        Map.of());
  }

  static Step sql(String name, List<String> reads, String writes, String select) {
    return Step.sql(name, "do " + name, reads, writes, select);
  }

  static Step java(String name, List<String> writes, Step.Action action) {
    return new Step(name, "do " + name, List.of(), writes, new Step.Java(name, action));
  }

  /** Names in a folder; those that every folder of runs has are left out. */
  static List<String> names(Path folder) {
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(name -> !name.equals(".cache") && !name.equals(".lock"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
