package org.whalecurve.web.customers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;
import org.whalecurve.tables.Table.Kind;
import org.whalecurve.web.page.Visit;

/**
 * A page of the customers that an address asks for. The numbers of the page are looked up first, by
 * one column, and the other columns for these alone: a million customers are not sorted whole.
 */
final class CustomerList {
  static final int PAGE_ROWS = 50;

  private static final int BLOCK_ROWS = 500;

  private final Reading reading;
  private final CustomerFilter filter;
  private final CustomerColumns columns;
  private final String view;

  CustomerList(Visit visit, CustomerFilter filter, CustomerColumns columns) {
    this.reading = visit.reading();
    this.view = visit.viewKey();
    this.filter = filter;
    this.columns = columns;
  }

  /** How many there are, and the sums of what is shown. */
  Rows totals(List<String> shown) {
    List<String> sums = new ArrayList<>(List.of("count(*) AS n"));
    for (String column : summed(shown)) {
      String name = reading.dialect().name(column);
      sums.add("sum(%1$s) AS %1$s".formatted(name));
    }
    return reading.rows(
        "SELECT " + String.join(", ", sums) + " FROM {customer} WHERE " + filter.where(),
        filter.parameters().toArray());
  }

  /** Amounts among the columns, and what margins and the header need. */
  private List<String> summed(List<String> shown) {
    List<String> sums = new ArrayList<>(List.of("net_revenue", view + "_profit"));
    for (String column : shown) {
      if (isSummed(column) && !sums.contains(column)) sums.add(column);
    }
    return sums;
  }

  boolean isSummed(String column) {
    return columns.sheet(column).kind() == Kind.MONEY
        && columns.sheet(column).unit().equals("currency");
  }

  /**
   * A stretch of the list. Neighbours are looked up with it: the next pages are asked for most, and
   * to find them takes no longer.
   */
  List<String> ids(int count, long skip) {
    long start = skip / BLOCK_ROWS * BLOCK_ROWS;
    int within = (int) (skip - start);
    List<String> block = block(Math.max(BLOCK_ROWS, within + count), start);
    return block.subList(Math.min(within, block.size()), Math.min(within + count, block.size()));
  }

  private List<String> block(int count, long skip) {
    List<Object> parameters = new ArrayList<>(filter.parameters());
    parameters.add((long) count);
    parameters.add(skip);
    Rows rows =
        reading.rows(
            "SELECT customer_id FROM {customer} WHERE "
                + filter.where()
                + columns.order()
                + " LIMIT ? OFFSET ?",
            parameters.toArray());
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) ids.add(rows.text(i, "customer_id"));
    return ids;
  }

  /** The rows of some customers, in their order. */
  List<Map<String, Object>> rows(List<String> ids, List<String> shown) {
    if (ids.isEmpty()) return List.of();
    String places = String.join(", ", Collections.nCopies(ids.size(), "?"));
    Rows rows =
        reading.rows(
            "SELECT "
                + columns.select(shown)
                + " FROM {customer} WHERE customer_id IN ("
                + places
                + ")",
            ids.toArray());
    Map<String, Map<String, Object>> found = new HashMap<>();
    for (List<Object> row : rows.rows()) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) values.put(rows.columns().get(i).name(), row.get(i));
      found.put((String) row.get(0), values);
    }
    return ids.stream().map(found::get).filter(java.util.Objects::nonNull).toList();
  }

  /** The statement of all of them, for an export. */
  String sql(List<String> shown) {
    return "SELECT "
        + columns.select(shown)
        + " FROM {customer} WHERE "
        + filter.where()
        + columns.order();
  }

  static BigDecimal decimal(Object value) {
    if (value == null) return null;
    return value instanceof BigDecimal number ? number : new BigDecimal(value.toString());
  }
}
