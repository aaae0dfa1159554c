package org.whalecurve.intake.init;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whalecurve.intake.init.Sample.Header;

/** The columns of one source as they are found, one after another, each with its reason. */
final class Mapping {
  /**
   * A mapped column.
   *
   * @param expression a header as it stands, or an expression over headers
   * @param uses headers it reads
   * @param why evidence in words; empty where the header says it all
   */
  record Column(String expression, Set<String> uses, String why) {}

  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final Map<String, String> types = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<Header> used = new LinkedHashSet<>();
  private String where = "";
  private Set<String> whereUses = Set.of();

  /** A column that is one header. */
  void plain(String column, Header header, String why) {
    used.add(header);
    columns.put(column, new Column(asItStands(header), Set.of(header.text()), why));
  }

  /**
   * A column that is computed.
   *
   * @param template expression with {@code %1$s}, {@code %2$s} for the headers
   */
  void derived(String column, String why, String template, Header... headers) {
    columns.put(column, new Column(fill(template, headers), texts(headers), why));
  }

  void where(String template, Header... headers) {
    where = fill(template, headers);
    whereUses = texts(headers);
  }

  void type(Header header, String type) {
    types.put(header.text(), type);
  }

  void note(String text) {
    if (!notes.contains(text)) notes.add(text);
  }

  /** The expression of a column found before. */
  String expression(String column) {
    return columns.get(column).expression();
  }

  boolean has(String column) {
    return columns.containsKey(column);
  }

  Map<String, Column> columns() {
    return columns;
  }

  Map<String, String> types() {
    return types;
  }

  List<String> notes() {
    return notes;
  }

  String where() {
    return where;
  }

  Set<String> whereUses() {
    return whereUses;
  }

  boolean uses(Header header) {
    return used.contains(header);
  }

  private String fill(String template, Header... headers) {
    used.addAll(Arrays.asList(headers));
    return String.format(
        template, Arrays.stream(headers).map(h -> Spelling.name(h.text())).toArray());
  }

  private static Set<String> texts(Header... headers) {
    Set<String> texts = new LinkedHashSet<>();
    for (Header header : headers) texts.add(header.text());
    return texts;
  }

  /** A header alone needs no quotes unless it could be read as something else. */
  private static String asItStands(Header header) {
    boolean readsOtherwise = header.text().matches("[-+]?[0-9.]+ ?%?|['\"].*|(?i:true|false)");
    return readsOtherwise ? Spelling.name(header.text()) : header.text();
  }
}
