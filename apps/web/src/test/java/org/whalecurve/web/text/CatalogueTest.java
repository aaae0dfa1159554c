package org.whalecurve.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.whalecurve.reports.text.Messages;

/** Both languages say everything that the pages ask for, and nothing that nobody asks for. */
class CatalogueTest {
  private static final Path WEB =
      Path.of(System.getProperty("whalecurve.root")).resolve("apps/web/src/main");
  private static final String PLACES = "/org/whalecurve/web/text/";

  /** A call for a sentence that names it outright. */
  private static final Pattern ASKED =
      Pattern.compile(
          "\\b(?:s|s\\(\\)|speech|speech\\(\\)|messages\\(\\))\\s*\\.\\s*(?:t|text|html|counted)\\(\\s*\"([a-z][a-zA-Z0-9_.]*)\"\\s*[,)]");

  /** Any text in quotes in which a key, or the beginning or end of one, can stand. */
  private static final Pattern QUOTED = Pattern.compile("[\"`']([A-Za-z0-9_.]+)[\"`']");

  /** A call that names a value of a kind, {@code name("tier", …)}. */
  private static final Pattern KIND =
      Pattern.compile("(?:\\bname|titles\\.of|counted)\\([^;\"]*\"([a-z_.]+)\"");

  private final Messages english = Catalogue.in(Locale.ENGLISH);
  private final Messages chinese = Catalogue.in(Locale.SIMPLIFIED_CHINESE);

  private static Map<String, String> area(String area, String language) {
    return Catalogue.read(PLACES + area + "_" + language + ".properties");
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) found.add(matcher.group(1));
    return found;
  }

  private static String sources() {
    StringBuilder all = new StringBuilder();
    for (String part : List.of("java", "jte", "resources/web")) {
      try (Stream<Path> files = Files.walk(WEB.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (file.toString().matches(".*\\.(java|jte|js)")) all.append(Files.readString(file));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all.toString();
  }

  @Test
  void areas_have_the_same_keys_in_both_languages() {
    for (String area : Catalogue.AREAS) {
      assertThat(area(area, "zh_CN").keySet())
          .as(area)
          .containsExactlyInAnyOrderElementsOf(area(area, "en").keySet());
    }
  }

  @Test
  void every_file_of_sentences_is_an_area() throws IOException {
    try (Stream<Path> files = Files.list(WEB.resolve("resources" + PLACES))) {
      assertThat(
              files
                  .map(
                      file ->
                          file.getFileName()
                              .toString()
                              .replaceFirst("_(en|zh_CN)\\.properties$", ""))
                  .distinct())
          .allMatch(Catalogue.AREAS::contains);
    }
  }

  @Test
  void no_area_takes_a_key_of_another() {
    Map<String, String> taken = new java.util.HashMap<>();
    for (String area : Catalogue.AREAS) {
      for (String key : area(area, "en").keySet()) {
        assertThat(taken.put(key, area)).as(key + " of " + area).isNull();
      }
    }
  }

  @Test
  void both_languages_fill_the_same_places_with_the_same_terms() {
    for (String key : english.keys()) {
      for (String part : List.of("\\{([a-z_]+)}", "\\[\\[([a-z_]+)\\|")) {
        Pattern pattern = Pattern.compile(part);
        assertThat(found(pattern, chinese.template(key)))
            .as(key)
            .isEqualTo(found(pattern, english.template(key)));
      }
    }
  }

  @Test
  void every_term_is_defined() {
    for (String key : english.keys()) {
      for (String term : found(Pattern.compile("\\[\\[([a-z_]+)\\|"), english.template(key))) {
        assertThat(english.has("glossary." + term)).as(term + " in " + key).isTrue();
      }
    }
  }

  @Test
  void every_sentence_that_is_asked_for_is_there() {
    Set<String> asked = found(ASKED, sources());
    assertThat(asked).hasSizeGreaterThan(300);
    assertThat(asked).allMatch(key -> english.has(key));
  }

  /** A key is used where it stands in quotes, whole, or as a beginning that something follows. */
  @Test
  void no_sentence_is_there_for_nobody() {
    String sources = sources();
    Set<String> quoted = found(QUOTED, sources);
    Set<String> kinds = found(KIND, sources);
    List<String> unused = new ArrayList<>();
    for (String area : Catalogue.AREAS) {
      if (area.equals("columns") || area.equals("glossary")) continue;
      for (String key : area(area, "en").keySet()) {
        if (!isUsed(key, quoted, kinds)) unused.add(area + ": " + key);
      }
    }
    assertThat(unused).isEmpty();
  }

  private static boolean isUsed(String key, Set<String> quoted, Set<String> kinds) {
    if (quoted.contains(key)) return true;
    for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
      String begin = key.substring(0, dot);
      if (quoted.contains(begin + ".")) return true;
      if (kinds.contains(begin)) return true;
      if (quoted.contains(begin) && quoted.contains(key.substring(dot))) return true;
    }
    return false;
  }

  @Test
  void english_has_no_chinese_in_it() {
    for (String key : english.keys()) {
      if (key.equals("frame.other_language")) continue;
      assertThat(english.template(key)).as(key).doesNotContainPattern("[\\u4e00-\\u9fff]");
    }
  }

  @Test
  void chinese_is_chinese() {
    for (String area : Catalogue.AREAS) {
      area(area, "zh_CN")
          .forEach(
              (key, text) -> {
                boolean words =
                    text.replaceAll("\\{[a-z_]+}", "").matches(".*[a-z]{4,} [a-z]{3,}.*");
                assertThat(words && !text.matches(".*[\\u4e00-\\u9fff].*"))
                    .as(key + "=" + text)
                    .isFalse();
              });
    }
  }
}
