package org.whalecurve.web.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.whalecurve.reports.text.Html;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Rows;

/** A small result, column by column, as tables and pictures want it. */
public final class Grid {
  private final Rows rows;

  public Grid(Rows rows) {
    this.rows = rows;
  }

  public int size() {
    return rows.size();
  }

  public Rows rows() {
    return rows;
  }

  public List<String> texts(String column) {
    return each(i -> rows.text(i, column));
  }

  public List<BigDecimal> decimals(String column) {
    return each(i -> rows.decimal(i, column));
  }

  public List<Long> wholes(String column) {
    return each(i -> rows.whole(i, column));
  }

  /** One value for each row; nulls are allowed. */
  public <T> List<T> each(IntFunction<T> value) {
    List<T> values = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) values.add(value.apply(i));
    return values;
  }

  public BigDecimal sum(String column) {
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal value : decimals(column)) if (value != null) sum = sum.add(value);
    return sum;
  }

  public long count(String column) {
    return sum(column).longValue();
  }

  /** For programs: every row as an object. */
  public List<Map<String, Object>> objects() {
    return each(
        i -> {
          Map<String, Object> row = new LinkedHashMap<>();
          for (int k = 0; k < rows.columns().size(); k++) {
            row.put(rows.columns().get(k).name(), rows.rows().get(i).get(k));
          }
          return row;
        });
  }

  /** A link as markup. */
  public static Markup link(String shown, String address) {
    return Markup.text(shown).in("a href=\"" + Html.escape(address) + "\"");
  }
}
