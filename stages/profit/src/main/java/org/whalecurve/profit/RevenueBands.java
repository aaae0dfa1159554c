package org.whalecurve.profit;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.whalecurve.engine.Dialect;

/** Bands of net revenue; a bound belongs to the band above it. */
record RevenueBands(List<BigDecimal> bounds) {

  /** {@code < 10000}, {@code 10000-20000}, …, {@code >= 100000}; empty where there are none. */
  List<String> labels() {
    if (bounds.isEmpty()) return List.of();
    return IntStream.rangeClosed(0, bounds.size()).mapToObj(this::label).toList();
  }

  private String label(int band) {
    if (band == 0) return "< " + plain(bounds.get(0));
    if (band == bounds.size()) return ">= " + plain(bounds.get(band - 1));
    return plain(bounds.get(band - 1)) + "-" + plain(bounds.get(band));
  }

  private static String plain(BigDecimal bound) {
    return bound.stripTrailingZeros().toPlainString();
  }

  /** The band of an amount as SQL; NULL where there are no bands. */
  String sql(Dialect dialect, String amount) {
    if (bounds.isEmpty()) return "CAST(NULL AS VARCHAR)";
    String under =
        IntStream.range(0, bounds.size())
            .mapToObj(
                i ->
                    " WHEN "
                        + amount
                        + " < "
                        + plain(bounds.get(i))
                        + " THEN "
                        + dialect.literal(label(i)))
            .collect(Collectors.joining());
    return "CASE" + under + " ELSE " + dialect.literal(label(bounds.size())) + " END";
  }
}
