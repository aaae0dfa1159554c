package org.whalecurve.web.overview;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.web.customers.WhaleCurve;
import org.whalecurve.web.page.Chart;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.text.Speech;

/** The whale curve as a picture whose stretches open the customers in them. */
final class WhaleChart {
  private WhaleChart() {}

  static Chart of(Frame f, WhaleCurve full, WhaleCurve incremental) {
    Speech s = f.s();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("x", s.text("whale.x"));
    data.put("y", s.text("axis", "name", s.text("whale.y"), "unit", s.currency()));
    data.put("full", curve(s, "full", full));
    data.put("incremental", curve(s, "incremental", incremental));
    data.put("door", f.link("/customers", "from", "FROM", "to", "TO"));
    WhaleCurve main = f.isIncremental() ? incremental : full;
    Markup caption =
        s.html("whale.caption").plus(Markup.text(" ")).plus(s.html("overview.whale.brush"));
    return new Chart("whale", "whale_door", "l", data, caption, twin(s, main));
  }

  private static Map<String, Object> curve(Speech s, String view, WhaleCurve curve) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", s.text("view." + view));
    List<List<Object>> points = new ArrayList<>();
    for (WhaleCurve.Point p : curve.points()) points.add(List.of(p.rank(), p.cumulative()));
    data.put("points", points);
    data.put("customers", curve.customers());
    data.put("total", curve.total());
    data.put("peak_customers", curve.peakCustomers());
    data.put("peak", curve.peak());
    data.put("losers", curve.losers());
    boolean earns = curve.total().signum() > 0;
    data.put("total_label", s.text(earns ? "whale.total" : "whale.total_loss"));
    data.put("peak_label", label(s, "whale.peak", curve.peakCustomers(), curve.peak()));
    data.put("tail_label", label(s, "whale.tail", curve.losers(), curve.loss()));
    return data;
  }

  private static String label(Speech s, String key, long customers, BigDecimal amount) {
    return s.text(
        key, "customers", s.counted(customers, "customer"), "amount", s.figures().size(amount));
  }

  private static Markup twin(Speech s, WhaleCurve curve) {
    List<WhaleCurve.Point> tenths = curve.tenths();
    return s.table()
        .count(s.html("whale.best"), tenths.stream().map(WhaleCurve.Point::rank).toList())
        .money(s.html("whale.y"), tenths.stream().map(WhaleCurve.Point::cumulative).toList())
        .share(
            s.html("whale.of_profit"),
            tenths.stream()
                .map(p -> curve.share(p.cumulative()))
                .collect(java.util.stream.Collectors.toCollection(ArrayList::new)))
        .build();
  }
}
