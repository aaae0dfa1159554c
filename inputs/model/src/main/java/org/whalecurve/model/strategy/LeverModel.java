package org.whalecurve.model.strategy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.model.yaml.Section;
import org.whalecurve.model.yaml.Yaml;

/**
 * Which levers are worked out, and how.
 *
 * @param targetMargin profit / net revenue to be reached, below 1
 * @param views full, incremental or both
 * @param where customers that levers are worked out for; null for all
 * @param only which levers
 * @param priceMax a rise over this is called not feasible
 * @param volumeMax growth over this is called not feasible
 * @param ordersMin fewer orders in the run are called not feasible
 * @param peers column whose equal values make customers peers; null for {@code customer_group}
 *     where there is one
 * @param peersMin customers that must use a channel before it is held against others
 */
public record LeverModel(
    BigDecimal targetMargin,
    List<View> views,
    ExprText where,
    List<Lever> only,
    BigDecimal priceMax,
    BigDecimal volumeMax,
    int ordersMin,
    ExprText peers,
    int peersMin) {
  private static final List<String> KEYS =
      List.of(
          "target_margin",
          "views",
          "where",
          "only",
          "price_max",
          "volume_max",
          "orders_min",
          "peers",
          "peers_min");

  private static final BigDecimal TARGET = new BigDecimal("0.10");
  private static final BigDecimal TARGET_MIN = new BigDecimal("-0.99");
  private static final BigDecimal TARGET_MAX = new BigDecimal("0.99");
  private static final BigDecimal PRICE_MAX = new BigDecimal("0.30");
  private static final BigDecimal MANY = BigDecimal.valueOf(1_000_000);
  private static final int PEERS = 5;

  /** Cost of which view decides. */
  public enum View {
    FULL,
    INCREMENTAL;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What can be moved. */
  public enum Lever {
    PRICE,
    DISCOUNT,
    ORDERS,
    CHANNEL,
    SERVICE,
    VOLUME;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static LeverModel read(Optional<Yaml> yaml) {
    Section said = yaml.map(y -> Section.of(y, KEYS)).orElse(Section.ABSENT);
    return new LeverModel(
        said.number("target_margin", TARGET_MIN, TARGET_MAX).orElse(TARGET),
        words(said, "views", List.of(View.FULL), View.values()),
        said.expression("where").orElse(null),
        words(said, "only", List.of(Lever.values()), Lever.values()),
        said.number("price_max", BigDecimal.ZERO, null).orElse(PRICE_MAX),
        said.number("volume_max", BigDecimal.ZERO, null).orElse(BigDecimal.ONE),
        said.number("orders_min", BigDecimal.ONE, MANY).map(BigDecimal::intValue).orElse(1),
        said.expression("peers").orElse(null),
        said.number("peers_min", BigDecimal.ONE, MANY).map(BigDecimal::intValue).orElse(PEERS));
  }

  /** Words of an enum, once each and in its order. */
  private static <E extends Enum<E>> List<E> words(
      Section said, String key, List<E> otherwise, E[] all) {
    if (!said.has(key)) return otherwise;
    List<String> allowed = new ArrayList<>();
    for (E each : all) allowed.add(each.name().toLowerCase(Locale.ROOT));
    List<String> written = new ArrayList<>();
    for (Yaml item : said.get(key).map(Yaml::oneOrMany).orElse(List.of())) {
      item.word(allowed).ifPresent(written::add);
    }
    List<E> words = new ArrayList<>();
    for (E each : all) if (written.contains(allowed.get(each.ordinal()))) words.add(each);
    return List.copyOf(words);
  }
}
