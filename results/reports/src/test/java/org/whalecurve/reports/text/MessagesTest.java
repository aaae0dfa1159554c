package org.whalecurve.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Both languages say everything that the pages ask for. */
class MessagesTest {
  private static final Path SOURCES =
      Path.of(System.getProperty("whalecurve.root"))
          .resolve("results/reports/src/main/java/org/whalecurve/reports/page");

  private final Messages english = Messages.in("org.whalecurve.reports.messages", Locale.ENGLISH);
  private final Messages chinese =
      Messages.in("org.whalecurve.reports.messages", Locale.SIMPLIFIED_CHINESE);

  private static Set<String> found(String regex, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile(regex).matcher(text);
    while (matcher.find()) found.add(matcher.group(1));
    return found;
  }

  private static String raw(Messages messages, String key) {
    return messages.template(key);
  }

  @Test
  void haveTheSameKeys() {
    assertThat(chinese.keys()).containsExactlyInAnyOrderElementsOf(english.keys());
  }

  @Test
  void fillTheSamePlacesWithTheSameTerms() {
    for (String key : english.keys()) {
      for (String part : Set.of("\\{([a-z_]+)}", "\\[\\[([a-z_]+)\\|")) {
        assertThat(found(part, raw(chinese, key)))
            .as(key)
            .isEqualTo(found(part, raw(english, key)));
      }
    }
  }

  @Test
  void defineEveryTerm() {
    for (String key : english.keys()) {
      for (String term : found("\\[\\[([a-z_]+)\\|", raw(english, key))) {
        assertThat(english.keys()).as(key).contains("term." + term, "glossary." + term);
      }
    }
  }

  @Test
  void holdEveryKeyThatTheSourcesName() throws IOException {
    String all;
    try (Stream<Path> files = Files.list(SOURCES)) {
      all =
          files
              .map(
                  file -> {
                    try {
                      return Files.readString(file);
                    } catch (IOException e) {
                      throw new java.io.UncheckedIOException(e);
                    }
                  })
              .collect(Collectors.joining("\n"));
    }
    Set<String> named =
        found("(?:\\.html|messages\\.text|text\\.text)\\(\\s*\"([a-z0-9_.]+)\"[,)]", all);
    assertThat(named).hasSizeGreaterThan(80);
    assertThat(english.keys()).containsAll(named);
  }

  @Test
  void speakChineseOnlyInChinese() {
    for (String key : english.keys()) {
      assertThat(raw(english, key)).as(key).doesNotContainPattern("[\\u4e00-\\u9fff]");
    }
  }

  @Test
  void escapeWhatTheyAreGiven() {
    assertThat(english.html("page.title", "company", "<b>&\"'").html())
        .isEqualTo("&lt;b&gt;&amp;&quot;&#39;: customer profitability");
  }
}
