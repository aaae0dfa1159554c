package org.whalecurve.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code examples/telecom} is what the generator writes. After a change of the generator write it
 * anew with {@code mvn -pl inputs/samples -am test -Dtest=TelecomExampleTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dwhalecurve.update=true}.
 */
class TelecomExampleTest {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("whalecurve.root")).resolve("examples/telecom");

  @Test
  void exampleIsFresh(@TempDir Path folder) throws IOException {
    if (Boolean.getBoolean("whalecurve.update")) write(EXAMPLE);
    write(folder);
    assertThat(contents(EXAMPLE)).isEqualTo(contents(folder));
  }

  @Test
  void everyFileIsUnderAMegabyte() throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLE.resolve("data"))) {
      assertThat(files.filter(Files::isRegularFile))
          .hasSizeGreaterThan(10)
          .allSatisfy(f -> assertThat(Files.size(f)).isLessThan(1_000_000));
    }
  }

  @Test
  void resultsMeetThePublishedTables() {
    PublishedTables.check(new NaiveCosting(EXAMPLE));
  }

  private static void write(Path folder) throws IOException {
    TelecomSample.writeCompressed(
        folder, TelecomSample.Size.EXAMPLE, TelecomSample.SEED, (done, total) -> {});
  }

  /** Hashes of the files' contents, unpacked: another JDK may pack the same content otherwise. */
  static Map<String, Integer> contents(Path folder) throws IOException {
    Map<String, Integer> contents = new TreeMap<>();
    try (Stream<Path> files =
        Stream.concat(Files.walk(folder.resolve("data")), Files.walk(folder.resolve("model")))) {
      for (Path file : files.filter(Files::isRegularFile).toList())
        contents.put(name(folder, file), hash(file));
    }
    contents.put("whalecurve.yaml", hash(folder.resolve("whalecurve.yaml")));
    return contents;
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static int hash(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        InputStream content = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return java.util.Arrays.hashCode(content.readAllBytes());
    }
  }
}
