package org.whalecurve.intake.init;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.whalecurve.intake.init.HeaderDictionary.Kind;
import org.whalecurve.intake.init.Sample.Header;

/**
 * One file as the source of one table.
 *
 * @param derived whether the table is drawn out of another table's file
 */
record Part(Draft draft, String table, Mapping mapping, double confidence, boolean derived) {
  private static final double SURE = 0.9;

  /** What sales lines may say of a customer or product that has no file of its own. */
  private static final Map<String, List<String>> DESCRIBING =
      Map.of(
          "customer",
              List.of(
                  "name", "customer_group", "industry", "parent_id", "customer_since", "birthday"),
          "product", List.of("name", "product_line"));

  static Part of(Draft draft, Words words) {
    String table = draft.match().form().table();
    Mapping mapping =
        switch (table) {
          case "transaction" -> SalesColumns.of(draft, words);
          case "ledger" -> LedgerColumns.of(draft, words);
          default -> OtherColumns.of(draft, words);
        };
    for (Header header : draft.own()) {
      boolean isDate = header == draft.match().header("date") && mapping.uses(header);
      if (isDate && header.facts().dates() < 0.5) mapping.note(notDates(draft, header, words));
    }
    openOrder(draft, mapping).ifPresent(day -> mapping.note(words.get("note.day_month", day)));
    return new Part(draft, table, mapping, draft.match().confidence(), false);
  }

  private static String notDates(Draft draft, Header header, Words words) {
    String example = header.facts().examples(1).stream().findFirst().orElse("");
    return words.get("note.not_dates", draft.sample().title(), header.text(), example);
  }

  private static Optional<String> openOrder(Draft draft, Mapping mapping) {
    return draft.own().stream()
        .filter(h -> mapping.uses(h) && h.orderAssumed())
        .flatMap(h -> h.facts().examples(1).stream())
        .findFirst();
  }

  Sample sample() {
    return draft.sample();
  }

  /**
   * Own headers that nothing uses, personal ones not among them.
   *
   * @param elsewhere headers that other tables take from this file
   */
  List<String> unmapped(Set<Header> elsewhere) {
    return leftOver(elsewhere).stream().filter(h -> !isPersonal(h)).map(Header::text).toList();
  }

  /** Personal headers that nothing uses. */
  List<String> personalLeftOut(Set<Header> elsewhere) {
    return leftOver(elsewhere).stream().filter(Part::isPersonal).map(Header::text).toList();
  }

  /** Personal headers that are mapped. */
  List<String> personalMapped() {
    return draft.own().stream()
        .filter(h -> mapping.uses(h) && isPersonal(h))
        .map(Header::text)
        .toList();
  }

  private List<Header> leftOver(Set<Header> elsewhere) {
    if (derived) return List.of();
    List<Header> left = new ArrayList<>(draft.own());
    left.removeAll(elsewhere);
    left.removeIf(mapping::uses);
    draft.links().forEach(link -> left.remove(link.from()));
    return left;
  }

  private static boolean isPersonal(Header header) {
    return header.means("birthday") > SURE
        || HeaderDictionary.SHIPPED
            .concepts()
            .filter(c -> c.kind() == Kind.PERSON)
            .anyMatch(c -> header.means(c.name()) > SURE);
  }

  /** Whether rows repeat the key on purpose, so that the first of each is meant. */
  boolean onePerKey() {
    return derived;
  }

  FileGuess guess(Set<Header> elsewhere) {
    Map<String, String> columns = new LinkedHashMap<>();
    mapping.columns().forEach((name, column) -> columns.put(name, column.expression()));
    List<String> personal = new ArrayList<>(personalMapped());
    personal.addAll(personalLeftOut(elsewhere));
    return new FileGuess(
        sample().file(),
        Optional.ofNullable(sample().sheet()),
        Optional.of(table),
        columns,
        confidence,
        unmapped(elsewhere),
        personal,
        draft.links().stream()
            .map(l -> new FileGuess.Join(l.other().file(), l.from().text(), l.to().text()))
            .toList(),
        mapping.notes(),
        FileGuess.values(sample()));
  }

  /** Customers and products that have no file of their own but are described on the sales lines. */
  static List<Part> derived(List<Part> parts, Words words) {
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
