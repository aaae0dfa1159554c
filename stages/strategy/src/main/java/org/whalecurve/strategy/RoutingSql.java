package org.whalecurve.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.model.strategy.StrategyModel.ServiceLevel;
import org.whalecurve.strategy.Compiled.CheckedLevel;
import org.whalecurve.strategy.sql.ByRange;
import org.whalecurve.strategy.sql.Wording;
import org.whalecurve.tables.StrategyTables;
import org.whalecurve.tables.Table.Column;

/** What a contact centre is told of each customer: {@code routing}. */
final class RoutingSql {
  private static final String SEGMENT = "segment_";
  private static final String RFM = "rfm_segment";

  /** Where the model says nothing, or no level fits: everybody alike. */
  private static final CheckedLevel STANDARD =
      new CheckedLevel(
          new ServiceLevel(
              "standard",
              Map.of("en", "Standard", "zh", "标准服务"),
              null,
              "standard",
              9,
              Map.of(),
              Map.of(),
              null),
          null,
          null,
          null,
          null,
          null);

  private final Subject subject;
  private final Dialect dialect;
  private final Compiled model;

  RoutingSql(Subject subject, Compiled model) {
    this.subject = subject;
    this.dialect = subject.dialect();
    this.model = model;
  }

  /**
   * @param treated whether there are rules
   * @param acted whether there are actions
   */
  Step step(boolean treated, boolean acted) {
    Subject.Query query = subject.query();
    List<CheckedLevel> levels = levels();
    List<String> columns =
        List.of(
            tier(),
            segments() + " AS segments",
            each(levels, query, l -> dialect.literal(l.said().name())) + " AS service_level",
            each(levels, query, l -> dialect.literal(l.said().titles().get("en")))
                + " AS service_title_en",
            each(levels, query, l -> dialect.literal(l.said().titles().get("zh")))
                + " AS service_title_zh",
            each(levels, query, l -> dialect.literal(l.said().queue())) + " AS queue",
            "CAST("
                + each(levels, query, l -> String.valueOf(l.said().priority()))
                + " AS BIGINT) AS priority",
            (subject.has("manager_id") ? "c.manager_id" : nothing()) + " AS agent",
            each(levels, query, l -> text(l.promptEn(), query)) + " AS prompt_en",
            each(levels, query, l -> text(l.promptZh(), query)) + " AS prompt_zh",
            each(levels, query, l -> text(l.offerEn(), query)) + " AS offer_en",
            each(levels, query, l -> text(l.offerZh(), query)) + " AS offer_zh",
            (treated ? "t.treatment" : nothing()) + " AS treatment",
            acted
                ? "n.action AS next_action, n.title_en AS next_action_en, n.title_zh AS next_action_zh, n.due AS next_action_due"
                : "%1$s AS next_action, %1$s AS next_action_en, %1$s AS next_action_zh, CAST(NULL AS DATE) AS next_action_due"
                    .formatted(nothing()));
    Set<String> reads = query.reads();
    if (treated) reads.add("treatment");
    if (acted) reads.add("action");
    String from = query.from();
    return ByRange.step(
        "strategy.routing",
        "what a contact centre is told of each customer",
        reads,
        StrategyTables.ROUTING.name(),
        "customer",
        "c.customer_id",
        range ->
            (acted ? NEXT : "")
                + "SELECT c.customer_id, "
                + String.join(",\n  ", columns)
                + "\nFROM "
                + from
                + (treated ? " LEFT JOIN treatment t ON t.customer_id = c.customer_id" : "")
                + (acted
                    ? " LEFT JOIN next n ON n.customer_id = c.customer_id AND n.place = 1"
                    : "")
                + "\nWHERE "
                + Subject.REAL
                + " AND "
                + range
                + " ORDER BY c.customer_id");
  }

  private static final String NEXT =
      """
      WITH next AS (
        SELECT customer_id, action, title_en, title_zh, due,
          row_number() OVER (PARTITION BY customer_id ORDER BY priority, coalesce(expected_effect, 0) DESC, action) AS place
        FROM action)
      """;

  /** Former numbers of customers. */
  static Step alias() {
    return Step.sql(
        "strategy.routing_alias",
        "former numbers of customers",
        List.of("customer_link"),
        StrategyTables.ROUTING_ALIAS.name(),
        "SELECT source_id AS old_id, customer_id FROM customer_link ORDER BY source_id");
  }

  /** The model's levels; the standard one stands behind them where none takes all the rest. */
  private List<CheckedLevel> levels() {
    List<CheckedLevel> levels = new ArrayList<>(model.service());
    boolean open = levels.isEmpty() || levels.get(levels.size() - 1).said().when() != null;
    if (open) levels.add(STANDARD);
    return levels;
  }

  private static String each(
      List<CheckedLevel> levels, Subject.Query query, Function<CheckedLevel, String> value) {
    if (levels.get(0).when() == null) return value.apply(levels.get(0));
    return levels.stream()
        .map(
            l ->
                (l.when() == null ? "ELSE " : "WHEN " + query.sql(l.when()) + " THEN ")
                    + value.apply(l))
        .collect(Collectors.joining(" ", "CASE ", " END"));
  }

  private static String text(Template template, Subject.Query query) {
    return template == null ? nothing() : template.sql(query);
  }

  private static String nothing() {
    return "CAST(NULL AS VARCHAR)";
  }

  private String tier() {
    return (subject.has("tier") ? "CAST(c.tier AS VARCHAR)" : nothing()) + " AS tier";
  }

  /** {@code matrix: segment} for every matrix that puts the customer somewhere. */
  private String segments() {
    List<String> parts = new ArrayList<>();
    for (Column column : subject.columns()) {
      boolean segment = column.name().startsWith(SEGMENT) || column.name().equals(RFM);
      if (!segment) continue;
      String name = column.name().equals(RFM) ? "rfm" : column.name().substring(SEGMENT.length());
      parts.add(
          "coalesce(%s || CAST(c.%s AS VARCHAR), '')"
              .formatted(dialect.literal(", " + name + ": "), dialect.name(column.name())));
    }
    return parts.isEmpty() ? "''" : "substring(" + Wording.concat(parts) + ", 3)";
  }
}
