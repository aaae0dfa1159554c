package org.whalecurve.value.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.whalecurve.engine.Session;
import org.whalecurve.tables.Table;

/** Numbers of models as published: six decimals, and nothing where there is none. */
final class Numbers {
  private Numbers() {}

  /** NULL for what is no finite number. */
  static BigDecimal ratio(double value) {
    if (!Double.isFinite(value)) return null;
    return new BigDecimal(value).setScale(6, RoundingMode.HALF_UP).setScale(12);
  }

  static List<Session.Column> columns(Table table) {
    return table.columns().stream()
        .map(c -> new Session.Column(c.name(), c.kind().sqlType()))
        .toList();
  }
}
