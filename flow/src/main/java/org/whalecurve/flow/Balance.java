package org.whalecurve.flow;

import java.util.List;
import java.util.stream.Collectors;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;

/** No run is published in which cost appears or disappears. */
final class Balance {
  private Balance() {}

  static void check(Session session, List<String> published) {
    if (!published.contains("balance")) return;
    List<Row> open =
        session.query(
            "SELECT period, stage, pool, difference FROM balance"
                + " WHERE difference <> 0 AND stage NOT LIKE 'reconcile%'"
                + " ORDER BY period, stage, pool LIMIT 5");
    if (open.isEmpty()) return;
    String lines =
        open.stream()
            .map(r -> r.text(0) + " " + r.text(1) + " " + r.text(2) + ": " + r.text(3))
            .collect(Collectors.joining("; "));
    throw new IllegalStateException(
        "Cost in differs from cost out, so nothing was published: " + lines + ".");
  }
}
