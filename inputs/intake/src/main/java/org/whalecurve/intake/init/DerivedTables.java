package org.whalecurve.intake.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.whalecurve.intake.init.Sample.Header;

/** Customers and products that have no file of their own but are described on the sales lines. */
final class DerivedTables {
  private static final Map<String, List<String>> DESCRIBING =
      Map.of(
          "customer",
              List.of(
                  "name", "customer_group", "industry", "parent_id", "customer_since", "birthday"),
          "product", List.of("name", "product_line"));

  private DerivedTables() {}

  static List<Part> of(List<Part> parts, Words words) {
    List<Part> derived = new ArrayList<>();
    for (String table : List.of("customer", "product")) {
      if (parts.stream().anyMatch(p -> p.table().equals(table))) continue;
      for (Part sales : parts) {
        if (sales.table().equals("transaction")) derive(sales, table, words, derived);
      }
    }
    return derived;
  }

  private static void derive(Part sales, String table, Words words, List<Part> into) {
    String id = table + "_id";
    Header key = sales.draft().match().header(id);
    Sample sample = sales.sample();
    if (key == null || !sample.headers().contains(key)) return;
    List<Header> others = new ArrayList<>(sample.headers());
    others.remove(key);
    TableMatch match =
        TableMatch.of(HeaderDictionary.SHIPPED.form(table), sample, others, List.of());
    Mapping mapping = new Mapping();
    mapping.plain(id, key, words.get("why.derived_from_sales"));
    for (String column : DESCRIBING.get(table)) {
      if (match.has(column) && !sales.mapping().uses(match.header(column))) {
        mapping.plain(column, match.header(column), "");
      }
    }
    if (mapping.columns().size() == 1) return;
    mapping.where("%1$s IS NOT NULL", key);
    Draft draft = new Draft(sample, match, List.of());
    into.add(new Part(draft, table, mapping, sales.confidence(), true));
  }
}
