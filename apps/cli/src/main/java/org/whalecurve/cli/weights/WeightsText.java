package org.whalecurve.cli.weights;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.whalecurve.cli.terminal.Screen;
import org.whalecurve.flow.weights.Weights;
import org.whalecurve.reports.Sheet;
import org.whalecurve.tables.Table.Kind;

/** Weights for people. */
final class WeightsText {
  private static final int DECIMALS = 6;

  private final Screen screen;

  WeightsText(Screen screen) {
    this.screen = screen;
  }

  void print(Weights weights) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < weights.weights().length; i++) {
      rows.add(List.of(weights.labels().get(i), rounded(weights.weights()[i])));
    }
    screen.print(
        new Sheet(
            "",
            List.of(
                new Sheet.Column("criterion", Kind.TEXT, ""),
                new Sheet.Column("weight", Kind.QUANTITY, "")),
            rows));
    screen.out().println();
    if (weights instanceof Weights.Judged judged) print(judged);
    if (weights instanceof Weights.Measured measured) print(measured);
    if (weights instanceof Weights.Asked asked) asked.rounds().forEach(this::print);
  }

  private static BigDecimal rounded(double value) {
    return new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_UP);
  }

  private void line(String form, Object... values) {
    screen.out().println(String.format(Locale.ROOT, form, values));
  }

  private void print(Weights.Judged judged) {
    line(
        "lambda max %.6f, consistency index %.6f, random index %.2f, consistency ratio %.4f: %s",
        judged.lambdaMax(),
        judged.consistencyIndex(),
        judged.randomIndex(),
        judged.consistencyRatio(),
        judged.consistent() ? "consistent" : "above 0.10, to be revised");
    boolean several = judged.experts().size() > 1;
    for (Weights.Expert expert : judged.experts()) {
      if (several) line("%s: consistency ratio %.4f", expert.file(), expert.consistencyRatio());
      if (!expert.consistent()) printRevisions(expert);
    }
  }

  private void printRevisions(Weights.Expert expert) {
    if (expert.revisions().isEmpty()) {
      line(
          "%s: no change of one comparison makes these judgements consistent; judge anew.",
          expert.file());
      return;
    }
    line("%s contradicts itself. Look again, in this order, at:", expert.file());
    for (Weights.Revision r : expert.revisions()) {
      line(
          "  line %d: %s over %s is %s; the other comparisons imply %s (%.2f). Consistency ratio then %.4f",
          r.line(),
          r.row(),
          r.column(),
          r.value(),
          r.suggested(),
          r.implied(),
          r.consistencyRatio());
    }
  }

  private void print(Weights.Measured measured) {
    String names = measured.names().isEmpty() ? "" : ", named by " + measured.names();
    line("%d alternatives%s", measured.alternatives(), names);
    double[] weights = measured.weights();
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] == 0) {
        line("%s is the same for all: weight 0", measured.labels().get(i));
      }
    }
    if (!measured.note().isEmpty()) line("%s", measured.note());
  }

  private void print(Weights.Round round) {
    line("%s: %s", round.file(), said(round.verdict()));
    if (Double.isFinite(round.concordance())) {
      line(
          "  Kendall's W %.3f, chi-square %.2f, p %.4f",
          round.concordance(), round.chiSquare(), round.pValue());
    }
    List<Sheet.Column> columns = new ArrayList<>();
    columns.add(new Sheet.Column("item", Kind.TEXT, ""));
    columns.add(new Sheet.Column("answers", Kind.WHOLE, ""));
    for (String name : List.of("lower", "median", "upper", "range", "changed")) {
      columns.add(new Sheet.Column(name, Kind.QUANTITY, ""));
    }
    screen.print(new Sheet("", columns, round.items().stream().map(WeightsText::row).toList()));
  }

  private static String said(String verdict) {
    return switch (verdict) {
      case "agreed" -> "the experts agree, no further round is needed";
      case "settled" ->
          "answers have settled though experts differ, a further round would change little";
      default -> "ask again, and show medians and quartiles";
    };
  }

  private static List<Object> row(Weights.Item item) {
    return Arrays.asList(
        item.label(),
        (long) item.answers(),
        rounded(item.lower()),
        rounded(item.median()),
        rounded(item.upper()),
        Double.isFinite(item.range()) ? rounded(item.range()) : null,
        Double.isFinite(item.changed()) ? rounded(item.changed()) : null);
  }
}
