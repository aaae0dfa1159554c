package org.whalecurve.intake.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both languages say everything, with the same values in it. */
class WordsTest {
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");

  static Set<String> keys() {
    return Words.english().keys();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void chineseSaysItToo(String key) {
    assertThat(places(Words.chinese().get(key))).isEqualTo(places(Words.english().get(key)));
    assertThat(Words.chinese().keys()).hasSameSizeAs(Words.english().keys());
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(r -> r.group()).collect(Collectors.toSet());
  }
}
