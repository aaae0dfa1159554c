package org.whalecurve.web.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.whalecurve.reports.text.Messages;

/**
 * Every sentence of the application in one language, from one file per page, with the terms of the
 * report and their definitions.
 */
public final class Catalogue {
  private static final String REPORT = "/org/whalecurve/reports/messages_";
  private static final String PAGES = "/org/whalecurve/web/text/";

  /** One file per area and language: {@code frame_en.properties}. */
  static final List<String> AREAS =
      List.of(
          "frame",
          "glossary",
          "start",
          "overview",
          "customers",
          "customer",
          "segments",
          "costs",
          "model",
          "runs",
          "scores",
          "actions",
          "reports",
          "admin",
          "columns");

  private Catalogue() {}

  /** Chinese for every Chinese locale, English otherwise. */
  public static Messages in(Locale locale) {
    return Messages.of(texts(locale.getLanguage().equals("zh") ? "zh_CN" : "en"));
  }

  static Map<String, String> texts(String language) {
    Map<String, String> texts = new HashMap<>(read(REPORT + language + ".properties"));
    for (String area : AREAS) texts.putAll(read(PAGES + area + "_" + language + ".properties"));
    return texts;
  }

  static Map<String, String> read(String resource) {
    try (InputStream in = Catalogue.class.getResourceAsStream(resource)) {
      if (in == null) return Map.of();
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      Map<String, String> texts = new HashMap<>();
      properties.forEach((key, value) -> texts.put((String) key, (String) value));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
