package org.whalecurve.model.yaml;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names of nodes: the word in the file, and the title for people in each language. */
public final class Titles {
  public static final List<String> LANGUAGES = List.of("en", "zh");

  private Titles() {}

  /** Titles by language; one text stands for all languages. */
  public static Map<String, String> of(Section section) {
    return of(section, "title");
  }

  /** The texts by language under a key; one text stands for all languages. */
  public static Map<String, String> of(Section section, String key) {
    Map<String, String> titles = new LinkedHashMap<>();
    section
        .get(key)
        .ifPresent(
            value -> {
              if (value.isMap()) {
                Section each = Section.of(value, LANGUAGES);
                LANGUAGES.forEach(lang -> each.text(lang).ifPresent(t -> titles.put(lang, t)));
              } else {
                value.text().ifPresent(text -> LANGUAGES.forEach(lang -> titles.put(lang, text)));
              }
            });
    return titles;
  }

  public static boolean isName(String name) {
    return name.matches("[a-z][a-z0-9_]{0,62}");
  }

  /** A name close to what was written, as a proposal. */
  public static String asName(String written) {
    String plain =
        Normalizer.normalize(written, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^[_0-9]+|_+$", "");
    return plain.isEmpty() ? "desk_cost" : plain;
  }
}
