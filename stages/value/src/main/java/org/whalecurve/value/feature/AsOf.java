package org.whalecurve.value.feature;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.engine.Dialect;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.ValueType;

/**
 * The day that value is seen from, and the run's length: {@code as_of(as_of, first_day, months)}, a
 * single row.
 */
public final class AsOf {
  public static final String TABLE = "as_of";

  private AsOf() {}

  /**
   * @param day the model's day; null for the last day of the run
   */
  public static Step step(Dialect dialect, LocalDate day) {
    String asOf = day == null ? "max(last_day)" : "DATE " + dialect.literal(day.toString());
    String sql =
        """
        SELECT CAST(%s AS DATE) AS as_of, min(first_day) AS first_day, max(last_day) AS last_day,
          CAST((year(max(last_day)) - year(min(first_day))) * 12 + month(max(last_day)) - month(min(first_day)) + 1 AS INTEGER) AS months
        FROM period_dim"""
            .formatted(asOf);
    return Step.sql(
        "value.as_of", "the day that value is seen from", List.of("period_dim"), TABLE, sql);
  }

  /** What expressions over rows may name besides the row. */
  public static Map<String, ValueType> columns() {
    Map<String, ValueType> columns = new LinkedHashMap<>();
    columns.put("as_of", ValueType.DATE);
    columns.put("first_day", ValueType.DATE);
    columns.put("months", ValueType.NUMBER);
    return columns;
  }
}
