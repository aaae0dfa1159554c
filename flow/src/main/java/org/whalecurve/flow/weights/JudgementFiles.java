package org.whalecurve.flow.weights;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.value.weights.Ahp;
import org.whalecurve.value.weights.FlawedMatrixException;
import org.whalecurve.value.weights.Judgements;

/** Square matrices of pairwise judgements, one file for each expert. */
final class JudgementFiles {
  private final Problems problems = new Problems();
  private final List<NumberTable> tables = new ArrayList<>();
  private final List<String> files = new ArrayList<>();
  private final List<Judgements> judgements = new ArrayList<>();
  private List<String> labels;

  /**
   * Reads them all.
   *
   * @throws org.whalecurve.kernel.ProblemException with everything that is wrong in any file
   */
  Weights.Judged weights(List<Path> paths) {
    for (Path path : paths) read(path);
    problems.throwIfAny();
    double[] equal = new double[judgements.size()];
    Arrays.fill(equal, 1);
    Ahp.Result group = Ahp.of(Judgements.group(judgements, equal));
    List<Weights.Expert> experts = new ArrayList<>();
    for (int e = 0; e < judgements.size(); e++) experts.add(expert(e));
    return new Weights.Judged(
        labels,
        group.weights(),
        group.lambdaMax(),
        group.consistencyIndex(),
        group.randomIndex(),
        group.consistencyRatio(),
        group.isConsistent(),
        experts);
  }

  private void read(Path path) {
    NumberTable table = NumberTable.of(Cells.open(path), problems);
    int before = problems.list().size();
    int n = table.rows().size();
    table.checkWidths(n);
    table.checkNames();
    double[][] matrix = table.numbers(true);
    if (problems.list().size() > before) return;
    fillMirrored(table, matrix);
    List<String> own = names(table, n);
    if (labels == null) labels = own;
    if (problems.list().size() > before) return;
    double[][] ordered = ordered(table, own, matrix);
    if (ordered != null) accept(table, path, matrix, ordered);
  }

  /** What is left blank is the reciprocal of its mirror image. */
  private static void fillMirrored(NumberTable table, double[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix.length; j++) {
        if (!Double.isNaN(matrix[i][j])) continue;
        if (i == j) matrix[i][j] = 1;
        else if (!Double.isNaN(matrix[j][i])) matrix[i][j] = 1 / matrix[j][i];
        else if (j > i) table.cells().number(table.lines().get(i), table.rows().get(i).get(j));
      }
    }
  }

  private static List<String> names(NumberTable table, int n) {
    if (table.columns().isEmpty()) return table.names().isEmpty() ? table.labels(n) : table.names();
    for (int i = 0; i < table.names().size(); i++) {
      if (table.names().get(i).equals(table.columns().get(i))) continue;
      table
          .cells()
          .problem(
              "names-differ",
              table.lines().get(i),
              1,
              "Row "
                  + (i + 1)
                  + " is '"
                  + table.names().get(i)
                  + "', column "
                  + (i + 1)
                  + " is '"
                  + table.columns().get(i)
                  + "'.",
              "Give rows and columns the same names in the same order.");
    }
    return table.columns();
  }

  /** The matrix in the order of the first file's names. */
  private double[][] ordered(NumberTable table, List<String> own, double[][] matrix) {
    int n = labels.size();
    int[] places = new int[n];
    boolean known = own.size() == n;
    for (int i = 0; i < own.size(); i++) {
      int place = labels.indexOf(own.get(i));
      if (place >= 0 && i < n) places[place] = i;
      else {
        known = false;
        table
            .cells()
            .problem(
                "other-criteria",
                "'" + own.get(i) + "' is no criterion of the first file.",
                Suggest.didYouMean(own.get(i), labels));
      }
    }
    if (!known) {
      if (own.size() < n) {
        String message = "There are " + own.size() + " criteria; the first file has " + n + ".";
        table
            .cells()
            .problem("other-criteria", message, "Let all experts judge the same criteria.");
      }
      return null;
    }
    double[][] ordered = new double[n][n];
    for (int i = 0; i < n; i++)
      for (int j = 0; j < n; j++) ordered[i][j] = matrix[places[i]][places[j]];
    return ordered;
  }

  private void accept(NumberTable table, Path path, double[][] matrix, double[][] ordered) {
    try {
      Judgements.of(matrix);
      judgements.add(Judgements.of(ordered));
      tables.add(table);
      files.add(path.toString().replace('\\', '/'));
    } catch (FlawedMatrixException e) {
      e.flaws().forEach(flaw -> table.problem("bad-judgement", flaw));
    }
  }

  private Weights.Expert expert(int e) {
    Ahp.Result result = Ahp.of(judgements.get(e));
    List<Weights.Revision> revisions =
        Ahp.revisions(judgements.get(e)).stream()
            .map(
                r ->
                    new Weights.Revision(
                        labels.get(r.row()),
                        labels.get(r.column()),
                        line(e, labels.get(r.row())),
                        r.valueText(),
                        r.suggestedText(),
                        r.implied(),
                        r.consistencyRatio()))
            .toList();
    return new Weights.Expert(
        files.get(e),
        result.weights(),
        result.lambdaMax(),
        result.consistencyIndex(),
        result.consistencyRatio(),
        result.isConsistent(),
        revisions);
  }

  private int line(int expert, String label) {
    NumberTable table = tables.get(expert);
    int row = names(table, labels.size()).indexOf(label);
    return table.lines().get(row).number();
  }
}
