package org.whalecurve.value.risk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Step;
import org.whalecurve.model.risk.ComparisonModel;
import org.whalecurve.model.risk.ComparisonModel.Correction;
import org.whalecurve.model.risk.ComparisonModel.Measure;
import org.whalecurve.tables.RiskTables;
import org.whalecurve.value.compare.Difference;
import org.whalecurve.value.compare.Estimate;
import org.whalecurve.value.compare.ManyTests;
import org.whalecurve.value.compare.Ratio;
import org.whalecurve.value.compare.Share;

/** Tests every group against all other customers, and corrects for the number of tests. */
final class ComparisonRun {
  /** Groups of an attribute; more are taken together, the smallest first. */
  private static final int MOST_GROUPS = 50;

  private static final String REST = "(other)";
  private static final String ALL = "(all)";

  private final List<ComparisonModel> comparisons;

  /**
   * A line of the result, before the correction.
   *
   * @param again whether its test is that of the line before, told from the other side
   */
  private record Line(Object[] cells, double p, boolean again) {}

  ComparisonRun(List<ComparisonModel> comparisons) {
    this.comparisons = comparisons;
  }

  void run(Step.Context context) {
    List<Object[]> rows = new ArrayList<>();
    for (ComparisonModel comparison : comparisons) {
      List<Line> lines = new ArrayList<>();
      for (ComparisonModel.Group group : comparison.by()) {
        for (Measure measure : comparison.measures()) {
          compare(
              comparison,
              group.name(),
              measure,
              groups(context, comparison, group, measure),
              lines);
        }
      }
      rows.addAll(corrected(comparison, lines));
    }
    PublishedRows.write(context, RiskTables.COMPARISON, rows);
  }

  private static Map<String, Ratio> groups(
      Step.Context context,
      ComparisonModel comparison,
      ComparisonModel.Group group,
      Measure measure) {
    var dialect = context.session().dialect();
    String sql =
        "SELECT value, customers, x, y, xx, xy, yy FROM %s WHERE comparison = %s AND attribute = %s AND measure = %s ORDER BY customers DESC, value"
            .formatted(
                ComparisonSteps.SUMS,
                dialect.literal(comparison.name()),
                dialect.literal(group.name()),
                dialect.literal(measure.name()));
    Map<String, Ratio> groups = new TreeMap<>();
    for (Row row : context.session().query(sql)) {
      Ratio sums =
          new Ratio(
              row.integer(1),
              row.decimal(2),
              row.decimal(3),
              row.decimal(4),
              row.decimal(5),
              row.decimal(6));
      boolean alone = sums.customers() >= comparison.smallest() && groups.size() < MOST_GROUPS;
      groups.merge(alone ? row.text(0) : REST, sums, ComparisonRun::plus);
    }
    return groups;
  }

  private static Ratio plus(Ratio a, Ratio b) {
    return new Ratio(
        a.customers() + b.customers(),
        a.x().add(b.x()),
        a.y().add(b.y()),
        a.xx().add(b.xx()),
        a.xy().add(b.xy()),
        a.yy().add(b.yy()));
  }

  private static Ratio minus(Ratio a, Ratio b) {
    return plus(
        a,
        new Ratio(
            -b.customers(),
            b.x().negate(),
            b.y().negate(),
            b.xx().negate(),
            b.xy().negate(),
            b.yy().negate()));
  }

  private static void compare(
      ComparisonModel comparison,
      String attribute,
      Measure measure,
      Map<String, Ratio> groups,
      List<Line> into) {
    if (groups.isEmpty()) return;
    BigDecimal zero = BigDecimal.ZERO;
    Ratio all =
        groups.values().stream()
            .reduce(new Ratio(0, zero, zero, zero, zero, zero), ComparisonRun::plus);
    into.add(line(comparison, attribute, ALL, measure, all, null));
    groups.forEach(
        (value, own) -> {
          Line line = line(comparison, attribute, value, measure, own, minus(all, own));
          boolean again = groups.size() == 2 && !into.get(into.size() - 1).cells()[2].equals(ALL);
          into.add(new Line(line.cells(), line.p(), again));
        });
  }

  private static Line line(
      ComparisonModel comparison,
      String attribute,
      String value,
      Measure measure,
      Ratio own,
      Ratio others) {
    double confidence = comparison.confidence().doubleValue();
    Estimate of = estimate(measure, own, confidence);
    Object[] cells = new Object[RiskTables.COMPARISON.columns().size()];
    cells[0] = comparison.name();
    cells[1] = attribute;
    cells[2] = value;
    cells[3] = measure.name();
    cells[4] = measure.titles().getOrDefault("en", measure.name());
    cells[5] = measure.titles().getOrDefault("zh", measure.name());
    cells[6] = measure.share() != null ? "share" : measure.per() == null ? "mean" : "ratio";
    cells[7] = of.customers();
    cells[8] = of.value();
    cells[9] = of.low();
    cells[10] = of.high();
    if (others == null || others.customers() == 0) return new Line(cells, Double.NaN, false);
    Estimate rest = estimate(measure, others, confidence);
    Difference d = difference(measure, own, others, confidence);
    cells[11] = rest.customers();
    cells[12] = rest.value();
    cells[13] = d.value();
    cells[14] = d.low();
    cells[15] = d.high();
    cells[16] = d.p();
    return new Line(cells, d.p(), false);
  }

  private static Estimate estimate(Measure measure, Ratio sums, double confidence) {
    return measure.share() == null ? sums.estimate(confidence) : share(sums).estimate(confidence);
  }

  private static Difference difference(
      Measure measure, Ratio own, Ratio others, double confidence) {
    return measure.share() == null
        ? own.minus(others, confidence)
        : share(own).minus(share(others), confidence);
  }

  private static Share share(Ratio sums) {
    return new Share(sums.x().longValueExact(), sums.customers());
  }

  private static List<Object[]> corrected(ComparisonModel comparison, List<Line> lines) {
    double[] p = lines.stream().mapToDouble(l -> l.again() ? Double.NaN : l.p()).toArray();
    double[] holm = ManyTests.holm(p);
    double[] hochberg = ManyTests.benjaminiHochberg(p);
    double limit = 1 - comparison.confidence().doubleValue();
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      Object[] cells = lines.get(i).cells();
      if (lines.get(i).again()) {
        holm[i] = holm[i - 1];
        hochberg[i] = hochberg[i - 1];
      }
      cells[17] = holm[i];
      cells[18] = hochberg[i];
      double used = comparison.correction() == Correction.HOLM ? holm[i] : hochberg[i];
      cells[19] = Double.isNaN(used) ? null : (Object) (used < limit);
      rows.add(cells);
    }
    return rows;
  }
}
