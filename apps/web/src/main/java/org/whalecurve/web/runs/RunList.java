package org.whalecurve.web.runs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.whalecurve.runs.Approval;
import org.whalecurve.runs.Approvals;
import org.whalecurve.runs.Manifest;
import org.whalecurve.web.data.PublishedRuns;

/** The published runs as lines. */
public final class RunList {
  private RunList() {}

  /**
   * A run beside the one before.
   *
   * @param change of the full profit since then; null for the first
   * @param before id of the run before; empty for the first
   * @param approval null where nobody has signed it
   */
  public record Line(
      Manifest run, BigDecimal profit, BigDecimal change, String before, Approval approval) {
    public BigDecimal revenue() {
      return total(run, "customer.net_revenue");
    }

    public long customers() {
      BigDecimal rows = total(run, "customer.rows");
      return rows == null ? run.table("customer").map(t -> t.rows()).orElse(0L) : rows.longValue();
    }

    public String periods() {
      List<String> all = run.periods();
      if (all.isEmpty()) return "–";
      String first = all.get(0);
      String last = all.get(all.size() - 1);
      return first.equals(last) ? first : first + " – " + last;
    }

    public double seconds() {
      return run.steps().stream().mapToDouble(Manifest.StepEntry::seconds).sum();
    }

    public long reused() {
      return run.steps().stream().filter(Manifest.StepEntry::skipped).count();
    }
  }

  /** What a source brought: its rows, and a sum of each of its measures. */
  public record Source(String name, String rows, Map<String, BigDecimal> totals) {}

  /** Newest first. */
  static List<Line> of(PublishedRuns runs) {
    List<Approval> approvals = Approvals.of(runs.workspace()).list();
    List<Manifest> all = runs.all();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      lines.add(line(all.get(i), i + 1 < all.size() ? all.get(i + 1) : null, approvals));
    }
    return lines;
  }

  private static Line line(Manifest run, Manifest before, List<Approval> approvals) {
    BigDecimal profit = total(run, "customer.full_profit");
    BigDecimal earlier = before == null ? null : total(before, "customer.full_profit");
    BigDecimal change = profit == null || earlier == null ? null : profit.subtract(earlier);
    Approval approval =
        approvals.stream().filter(a -> a.run().equals(run.run())).findFirst().orElse(null);
    return new Line(run, profit, change, before == null ? "" : before.run(), approval);
  }

  static List<Source> sources(Manifest run) {
    Map<String, Map<String, BigDecimal>> totals = new TreeMap<>();
    run.controlTotals()
        .forEach(
            (key, value) -> {
              String[] parts = key.split("\\.", 2);
              totals
                  .computeIfAbsent(parts[0], k -> new TreeMap<>())
                  .put(parts[1], new BigDecimal(value));
            });
    List<Source> sources = new ArrayList<>();
    totals.forEach(
        (name, measures) -> {
          BigDecimal rows = measures.remove("rows");
          sources.add(new Source(name, rows == null ? "" : rows.toPlainString(), measures));
        });
    return sources;
  }

  static BigDecimal total(Manifest run, String name) {
    String value = run.controlTotals().get(name);
    return value == null ? null : new BigDecimal(value);
  }
}
