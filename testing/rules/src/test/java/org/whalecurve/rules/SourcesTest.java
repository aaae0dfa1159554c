package org.whalecurve.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the files of the repository may not say, and how long they may be. */
class SourcesTest {
  private static final Path ROOT = Path.of(System.getProperty("whalecurve.root", "../.."));
  private static final int LINES_MAX = 400;
  private static final int TYPES_MAX = 25;

  /** Put together here, so that this file does not say them either. */
  private static final List<String> FORBIDDEN =
      List.of("/wo" + "rk/", "repo.ma" + "ven", "registry.np" + "mjs");

  /** One class for each kind of column and table that a header may mean. */
  private static final String MANY_GUESSES =
      "inputs/intake/src/main/java/org/whalecurve/intake/init";

  private static final Map<String, String> TEXTS = new TreeMap<>();

  /** The files that git knows or would take in. */
  @BeforeAll
  static void read() throws IOException, InterruptedException {
    assumeTrue(Files.exists(ROOT.resolve(".git")), "skipped: no git repository at " + ROOT);
    Process git =
        new ProcessBuilder("git", "ls-files", "-z", "-co", "--exclude-standard")
            .directory(ROOT.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(git.waitFor() == 0, "skipped: git cannot list the files");
    for (String name : names.split("\0")) {
      Path file = ROOT.resolve(name);
      if (Files.isRegularFile(file) && isText(file)) TEXTS.put(name, text(file));
    }
  }

  private static boolean isText(Path file) {
    return !file.toString().matches(".*\\.(gz|xlsx|parquet|png|jpg|ico|woff2?|jar)");
  }

  private static boolean isShipped(String file) {
    return file.contains("/src/main/java/") && file.endsWith(".java");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void no_file_names_a_registry_or_a_path_of_somebodys_machine() {
    List<String> found = new ArrayList<>();
    TEXTS.forEach(
        (file, text) ->
            FORBIDDEN.stream()
                .filter(text::contains)
                .forEach(word -> found.add(file + " says " + word)));
    assertThat(found).isEmpty();
  }

  @Test
  void java_files_stay_short() {
    List<String> found = new ArrayList<>();
    TEXTS.forEach(
        (file, text) -> {
          long lines = text.lines().count();
          if (isShipped(file) && lines > LINES_MAX) found.add(file + ": " + lines);
        });
    assertThat(found).as("files over %d lines", LINES_MAX).isEmpty();
  }

  @Test
  void packages_stay_small() {
    Map<String, Integer> types = new TreeMap<>();
    for (String file : TEXTS.keySet()) {
      if (isShipped(file) && !file.endsWith("package-info.java"))
        types.merge(file.substring(0, file.lastIndexOf('/')), 1, Integer::sum);
    }
    types.remove(MANY_GUESSES);
    types.values().removeIf(count -> count <= TYPES_MAX);
    assertThat(types).as("packages with more than %d files", TYPES_MAX).isEmpty();
  }
}
