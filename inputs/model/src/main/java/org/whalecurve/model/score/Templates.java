package org.whalecurve.model.score;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Problems;
import org.whalecurve.model.yaml.Yaml;
import org.whalecurve.model.yaml.YamlFile;

/** Cards and matrices that come with the product, as files of the same grammar as the user's. */
final class Templates {
  /** Scorecards. */
  static final List<String> CARDS = List.of("key_account");

  private Templates() {}

  /** Reads what a resource holds; a mistake in it is ours. */
  static <T> T read(String resource, java.util.function.Function<Yaml, T> reader) {
    try (InputStream in = Templates.class.getResourceAsStream(resource)) {
      Problems problems = new Problems();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      T value = reader.apply(YamlFile.read(resource, text, problems).orElseThrow());
      if (!problems.isEmpty()) throw new ProblemException(problems.list());
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
