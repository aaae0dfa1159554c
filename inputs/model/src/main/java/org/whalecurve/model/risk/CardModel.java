package org.whalecurve.model.risk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.model.yaml.Section;
import org.whalecurve.model.yaml.Titles;
import org.whalecurve.model.yaml.Yaml;

/**
 * A points card to learn from customers whose outcome is known.
 *
 * @param name {@code churn} gives {@code churn_risk}, any other {@code risk_<name>}
 * @param titles by language
 * @param outcome true where the event happened, false where it did not, NULL where it is not known
 * @param where which customers are learnt from; null for all
 * @param scored which customers are scored; null for those of {@code where}
 * @param features what may stand in the card
 * @param parts most of them in the end
 * @param pairs whether two may make a table together
 * @param holdout share of customers kept for the test
 * @param seed of sample, holdout and folds
 * @param sample most customers to learn from
 * @param points a customer has at {@code odds}
 * @param odds of customers without the event for one with it
 * @param doubling points that double the odds
 * @param place of the card
 */
public record CardModel(
    String name,
    Map<String, String> titles,
    ExprText outcome,
    ExprText where,
    ExprText scored,
    List<Feature> features,
    int parts,
    boolean pairs,
    BigDecimal holdout,
    long seed,
    int sample,
    int points,
    BigDecimal odds,
    int doubling,
    SourcePlace place) {
  private static final List<String> KEYS =
      List.of(
          "title",
          "outcome",
          "where",
          "scored",
          "features",
          "parts",
          "pairs",
          "holdout",
          "seed",
          "sample",
          "points",
          "odds",
          "doubling");

  /** What must hold between a number and the risk. */
  public enum Risk {
    FREE,
    RISING,
    FALLING
  }

  /**
   * An attribute that may stand in the card.
   *
   * @param value as it was before the outcome: learnt from
   * @param now the same as it is today: scored; null where it is {@code value}
   */
  public record Feature(String name, ExprText value, ExprText now, Risk risk) {}

  static List<CardModel> read(Section file) {
    List<CardModel> cards = new ArrayList<>();
    file.block("cards").ifPresent(yaml -> Names.each(yaml, (name, y) -> read(name, y, cards)));
    return List.copyOf(cards);
  }

  private static void read(String name, Yaml yaml, List<CardModel> into) {
    Section card = Section.of(yaml, KEYS);
    card.require("outcome", "Say what happened: a condition over the customer's columns.");
    card.require("features", "Name the columns that the card may use.");
    List<Feature> features = card.get("features").map(CardModel::features).orElse(List.of());
    ExprText outcome = card.expression("outcome").orElse(null);
    CardModel read =
        new CardModel(
            name,
            Titles.of(card),
            outcome,
            card.expression("where").orElse(null),
            card.expression("scored").orElse(null),
            features,
            whole(card, "parts", 1, 20, 20),
            card.flag("pairs").orElse(true),
            card.number("holdout", new BigDecimal("0.05"), new BigDecimal("0.5"))
                .orElse(new BigDecimal("0.3")),
            whole(card, "seed", 0, Integer.MAX_VALUE, 1),
            whole(card, "sample", 1_000, 1_000_000, 200_000),
            whole(card, "points", 0, 10_000, 600),
            card.number("odds", new BigDecimal("0.001"), new BigDecimal("1000000"))
                .orElse(BigDecimal.valueOf(30)),
            whole(card, "doubling", 5, 1_000, 20),
            card.place());
    if (outcome != null && !features.isEmpty()) into.add(read);
  }

  private static int whole(Section card, String key, long min, long max, int otherwise) {
    return card.number(key, BigDecimal.valueOf(min), BigDecimal.valueOf(max))
        .map(BigDecimal::intValue)
        .orElse(otherwise);
  }

  private static List<Feature> features(Yaml yaml) {
    List<Feature> features = new ArrayList<>();
    if (!yaml.isMap()) {
      Names.columns(yaml)
          .forEach(n -> features.add(new Feature(n.name(), n.value(), null, Risk.FREE)));
      return features;
    }
    Names.each(
        yaml,
        (name, value) -> {
          if (!value.isMap()) {
            value.expression().ifPresent(e -> features.add(new Feature(name, e, null, Risk.FREE)));
            return;
          }
          Section said = Section.of(value, List.of("value", "now", "risk"));
          said.require("value", "Give value: an expression over the customer's columns.");
          Risk risk = said.word("risk", Risk.FREE);
          ExprText now = said.expression("now").orElse(null);
          said.expression("value").ifPresent(e -> features.add(new Feature(name, e, now, risk)));
        });
    return features;
  }
}
