package org.whalecurve.flow.editing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** What the schemas say of keys and values, in Chinese. */
final class Glossary {
  private static final Map<String, String> CHINESE = read();

  private Glossary() {}

  /** The same in Chinese; empty where there is no translation. */
  static String chinese(String english) {
    return CHINESE.getOrDefault(english, "");
  }

  private static Map<String, String> read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Glossary.class.getResourceAsStream("schema_zh.tsv"), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> line.contains("\t"))
          .map(line -> line.split("\t", 2))
          .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
