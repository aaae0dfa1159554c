package org.whalecurve.intake.init;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** Texts in one language. */
final class Words {
  private final String language;
  private final Properties texts = new Properties();

  private Words(String language) {
    this.language = language;
    String resource = "words_" + language + ".properties";
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(Words.class.getResourceAsStream(resource), resource),
            StandardCharsets.UTF_8)) {
      texts.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Words english() {
    return new Words("en");
  }

  static Words chinese() {
    return new Words("zh");
  }

  boolean isChinese() {
    return language.equals("zh");
  }

  /** The text of a key with {@code {0}}, {@code {1}} replaced. */
  String get(String key, Object... values) {
    String text = texts.getProperty(key);
    if (text == null) throw new IllegalArgumentException("no text " + key + " in " + language);
    for (int i = 0; i < values.length; i++)
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    return text;
  }

  Set<String> keys() {
    return texts.stringPropertyNames();
  }
}
