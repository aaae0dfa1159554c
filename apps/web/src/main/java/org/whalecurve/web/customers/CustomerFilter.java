package org.whalecurve.web.customers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.whalecurve.engine.Session;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.page.Visit;

/**
 * Which customers an address asks for: words of a name, values of columns, a range of profit, a
 * stretch of the whale curve. Values are parameters of the statement and never part of it.
 */
final class CustomerFilter {
  /** Columns whose few values make a list to choose from, besides segments and classes. */
  private static final List<String> CHOICES =
      List.of(
          "customer_group",
          "region",
          "industry",
          "manager_id",
          "tier",
          "tier_before",
          "lifecycle",
          "rfm_segment",
          "revenue_band",
          "acquired_by",
          "cluster");

  /** Stands in addresses for "nothing given". */
  static final String NONE = "(none)";

  private static final Set<String> SIGNS = Set.of("loss", "gain", "zero");
  private static final int SEARCH_MAX = 200;
  private static final int FOUND_MAX = 200;
  private static final int NUMBER_MAX = 24;

  private final Visit visit;
  private final Reading reading;
  private final String profit;
  private final List<String> conditions = new ArrayList<>(List.of(WhaleCurve.IS_CUSTOMER));
  private final List<Object> parameters = new ArrayList<>();
  private final Map<String, String> given = new LinkedHashMap<>();

  private CustomerFilter(Visit visit) {
    this.visit = visit;
    this.reading = visit.reading();
    this.profit = visit.viewKey() + "_profit";
  }

  static CustomerFilter of(Visit visit) {
    CustomerFilter filter = new CustomerFilter(visit);
    filter.search();
    for (String column : choices(visit.reading())) filter.choice(column);
    filter.sign();
    filter.number("min", filter.profit + " >= ?");
    filter.number("max", filter.profit + " <= ?");
    if (visit.reading().has("customer", "churn_risk")) filter.number("risk", "churn_risk >= ?");
    filter.rank("from", true);
    filter.rank("to", false);
    return filter;
  }

  /** Columns of this run that can be chosen by value. */
  static List<String> choices(Reading reading) {
    List<String> choices = new ArrayList<>();
    for (String column : CHOICES) if (reading.has("customer", column)) choices.add(column);
    for (Session.Column column : reading.columns("customer")) {
      boolean named = column.name().startsWith("segment_") || column.name().startsWith("class_");
      if (named && !choices.contains(column.name())) choices.add(column.name());
    }
    return choices;
  }

  /**
   * Letters of all names are compared once; few customers found are then named, which spares sums
   * and list the comparison.
   */
  private void search() {
    String q = visit.get("q").strip();
    if (q.isEmpty()) return;
    String wanted = q.substring(0, Math.min(q.length(), SEARCH_MAX)).toLowerCase(Locale.ROOT);
    boolean named = reading.has("customer", "name");
    String words =
        named
            ? "(contains(lower(customer_id), ?) OR contains(lower(name), ?))"
            : "contains(lower(customer_id), ?)";
    List<String> wanteds = Collections.nCopies(named ? 2 : 1, wanted);
    given.put("q", q);
    Rows found =
        reading.rows(
            "SELECT customer_id FROM {customer} WHERE " + words + " LIMIT " + (FOUND_MAX + 1),
            wanteds.toArray());
    if (found.isEmpty()) {
      conditions.add("1 = 0");
    } else if (found.size() <= FOUND_MAX) {
      conditions.add(
          "customer_id IN (" + String.join(", ", Collections.nCopies(found.size(), "?")) + ")");
      for (int i = 0; i < found.size(); i++) parameters.add(found.text(i, "customer_id"));
    } else {
      conditions.add(words);
      parameters.addAll(wanteds);
    }
  }

  private void choice(String column) {
    String value = visit.get(column);
    if (value.isEmpty()) return;
    String name = reading.dialect().name(column);
    if (value.equals(NONE)) {
      conditions.add(name + " IS NULL");
    } else {
      conditions.add(
          column.equals("cluster") ? "CAST(" + name + " AS VARCHAR) = ?" : name + " = ?");
      parameters.add(value);
    }
    given.put(column, value);
  }

  private void sign() {
    String sign = visit.get("sign");
    if (!SIGNS.contains(sign)) return;
    conditions.add(profit + (sign.equals("loss") ? " < 0" : sign.equals("gain") ? " > 0" : " = 0"));
    given.put("sign", sign);
  }

  private void number(String name, String condition) {
    Optional<BigDecimal> value = decimal(visit.get(name).strip());
    if (value.isEmpty()) return;
    conditions.add(condition);
    parameters.add(value.get());
    given.put(name, visit.get(name).strip());
  }

  private static Optional<BigDecimal> decimal(String text) {
    boolean plain = text.length() <= NUMBER_MAX && text.matches("[-−]?[0-9]+([.][0-9]+)?");
    return plain ? Optional.of(new BigDecimal(text.replace('−', '-'))) : Optional.empty();
  }

  /** The customer at the border of the stretch is looked up once; the rest is a comparison. */
  private void rank(String name, boolean first) {
    String text = visit.get(name);
    if (!text.matches("[1-9][0-9]{0,8}")) return;
    Rows border =
        reading.rows(
            "SELECT customer_id, %1$s AS p FROM {customer} WHERE %2$s ORDER BY %1$s DESC, customer_id LIMIT 1 OFFSET ?"
                .formatted(profit, WhaleCurve.IS_CUSTOMER),
            Long.parseLong(text) - 1);
    given.put(name, text);
    if (border.isEmpty()) {
      if (first) conditions.add("1 = 0");
      return;
    }
    String beyond = first ? "<" : ">";
    String after = first ? ">=" : "<=";
    conditions.add(
        "(%1$s %2$s ? OR (%1$s = ? AND customer_id %3$s ?))".formatted(profit, beyond, after));
    parameters.add(border.decimal(0, "p"));
    parameters.add(border.decimal(0, "p"));
    parameters.add(border.text(0, "customer_id"));
  }

  /** Our SQL, with a {@code ?} for each of {@link #parameters}. */
  String where() {
    return String.join(" AND ", conditions);
  }

  List<Object> parameters() {
    return List.copyOf(parameters);
  }

  /** What the address asks for, by parameter. */
  Map<String, String> given() {
    return given;
  }
}
