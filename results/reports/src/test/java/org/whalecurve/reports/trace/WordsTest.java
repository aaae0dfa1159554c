package org.whalecurve.reports.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.whalecurve.runs.trace.Comparison;
import org.whalecurve.runs.trace.Comparison.ActivityGap;

/** Both languages say the same, and say it of the right customer. */
class WordsTest {
  private final Words english = new Words(Locale.ENGLISH);
  private final Words chinese = new Words(Locale.SIMPLIFIED_CHINESE);

  private static Set<String> places(String text) {
    Set<String> places = new TreeSet<>();
    Matcher matcher = Pattern.compile("\\{([a-z_]+)}").matcher(text);
    while (matcher.find()) places.add(matcher.group(1));
    return places;
  }

  @Test
  void haveTheSameKeysWithTheSamePlaces() {
    assertThat(chinese.keys()).containsExactlyInAnyOrderElementsOf(english.keys());
    for (String key : english.keys())
      assertThat(places(chinese.say(key))).as(key).isEqualTo(places(english.say(key)));
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  private static Comparison comparison(String ratio) {
    return new Comparison(
        214,
        "public",
        null,
        number(ratio),
        number("0.12"),
        number("0.11"),
        List.of(
            new ActivityGap(
                "returns", "Returns handling", number("0.114"), number("14"), number("3")),
            new ActivityGap("order", "Order taking", number("0.07"), null, null),
            new ActivityGap("call", "Calls", number("0.006"), null, number("2"))));
  }

  @Test
  void sayWhatMakesACustomerDear() {
    assertThat(new PeerSentences(english).of(comparison("0.31")))
        .containsExactly(
            "Its cost (direct cost and cost to serve) is 31.0 % of net revenue; the 214 other customers of group public together: 12.0 %, the one in the middle: 11.0 %.",
            "Returns handling makes 60.0 % of the difference: 14.0 per 100 orders against 3.0.",
            "Order taking makes 36.8 % of the difference.");
    assertThat(new PeerSentences(chinese).of(comparison("0.31")))
        .containsExactly(
            "该客户的成本（直接成本与服务成本）占净收入的 31.0 %；同属客户群 public 的其他 214 家客户合计为 12.0 %，中位数为 11.0 %。",
            "差距的 60.0 % 来自Returns handling：每百笔订单 14.0，同类为 3.0。", "差距的 36.8 % 来自Order taking。");
  }

  @Test
  void sayNothingMoreOfACustomerLikeItsPeers() {
    assertThat(new PeerSentences(english).of(comparison("0.121"))).hasSize(1);
  }
}
