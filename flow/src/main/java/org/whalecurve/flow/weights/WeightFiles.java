package org.whalecurve.flow.weights;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.value.weights.Concordance;
import org.whalecurve.value.weights.Delphi;
import org.whalecurve.value.weights.FlawedMatrixException;
import org.whalecurve.value.weights.Spread;

/**
 * Weights of criteria from CSV files. Everything wrong in any of them is told at once, with its
 * line and column, as a {@link org.whalecurve.kernel.ProblemException}.
 */
public final class WeightFiles {
  private WeightFiles() {}

  /** From square matrices of pairwise judgements, one file for each expert. */
  public static Weights.Judged ahp(List<Path> files) {
    return new JudgementFiles().weights(files);
  }

  /** Entropy weights from alternatives by criteria, whether less or more of each is better. */
  public static Weights.Measured entropy(Path file, List<String> cost) {
    return measured(file, cost, (data, less) -> Spread.entropy(data));
  }

  /**
   * CRITIC weights from alternatives by criteria.
   *
   * @param cost names of the criteria of which less is better
   */
  public static Weights.Measured critic(Path file, List<String> cost) {
    return measured(file, cost, Spread::critic);
  }

  private interface Method {
    Spread.Result of(double[][] data, boolean[] cost);
  }

  private static Weights.Measured measured(Path file, List<String> cost, Method method) {
    Problems problems = new Problems();
    NumberTable table = NumberTable.of(Cells.open(file), problems);
    int columns = table.columns().isEmpty() ? width(table) : table.columns().size();
    table.checkWidths(columns);
    table.checkNames();
    double[][] data = table.numbers(false);
    List<String> labels = table.labels(columns);
    boolean[] less = less(table, labels, cost);
    problems.throwIfAny();
    try {
      Spread.Result result = method.of(data, less);
      return new Weights.Measured(
          labels,
          result.weights(),
          data.length,
          table.namesColumn(),
          result.information(),
          result.note());
    } catch (FlawedMatrixException e) {
      throw told(table, problems, e);
    }
  }

  private static int width(NumberTable table) {
    return table.rows().isEmpty() ? 0 : table.rows().get(0).size();
  }

  private static RuntimeException told(
      NumberTable table, Problems problems, FlawedMatrixException e) {
    e.flaws().forEach(flaw -> table.problem("no-weights", flaw));
    return new org.whalecurve.kernel.ProblemException(problems.list());
  }

  private static boolean[] less(NumberTable table, List<String> labels, List<String> cost) {
    boolean[] less = new boolean[labels.size()];
    for (String name : cost) {
      int place = labels.indexOf(name);
      if (place >= 0) less[place] = true;
      else {
        String message = "There is no criterion '" + name + "'.";
        table.cells().problem("unknown-criterion", message, Suggest.didYouMean(name, labels));
      }
    }
    return less;
  }

  /** From rounds of a Delphi, one file each: experts by items, blank where one did not answer. */
  public static Weights.Asked delphi(List<Path> files) {
    Problems problems = new Problems();
    List<double[][]> rounds = new ArrayList<>();
    List<String> labels = null;
    NumberTable last = null;
    for (Path file : files) {
      NumberTable table = NumberTable.of(Cells.open(file), problems);
      int columns =
          labels != null
              ? labels.size()
              : table.columns().isEmpty() ? width(table) : table.columns().size();
      table.checkWidths(columns);
      table.checkNames();
      if (labels == null) labels = table.labels(columns);
      if (!table.labels(columns).equals(labels)) {
        String message =
            "The items are not those of the first round: " + table.labels(columns) + ".";
        table
            .cells()
            .problem("other-items", message, "Ask the same in every round: " + labels + ".");
      }
      rounds.add(table.numbers(true));
      last = table;
    }
    problems.throwIfAny();
    try {
      return asked(labels, files, Delphi.of(rounds));
    } catch (FlawedMatrixException e) {
      throw told(last, problems, e);
    }
  }

  private static Weights.Asked asked(
      List<String> labels, List<Path> files, List<Delphi.Round> rounds) {
    List<Weights.Round> told = new ArrayList<>();
    for (int r = 0; r < rounds.size(); r++) told.add(round(labels, files.get(r), rounds.get(r)));
    return new Weights.Asked(labels, rounds.get(rounds.size() - 1).weights(), told);
  }

  private static Weights.Round round(List<String> labels, Path file, Delphi.Round round) {
    List<Weights.Item> items = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      Delphi.Item item = round.items().get(i);
      items.add(
          new Weights.Item(
              labels.get(i),
              item.answers(),
              item.lower(),
              item.median(),
              item.upper(),
              item.range(),
              item.changed()));
    }
    Concordance c = round.concordance();
    double none = Double.NaN;
    return new Weights.Round(
        file.toString().replace('\\', '/'),
        round.verdict().name().toLowerCase(java.util.Locale.ROOT),
        c == null ? none : c.w(),
        c == null ? none : c.chiSquare(),
        c == null ? none : c.pValue(),
        items);
  }
}
