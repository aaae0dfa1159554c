package org.whalecurve.flow.weights;

import java.util.List;
import org.whalecurve.value.weights.Ahp;
import org.whalecurve.value.weights.Judgements;

/** Weights from one person's pairwise judgements, computed as from files. */
public final class Comparisons {
  private Comparisons() {}

  /**
   * Weights from judgements.
   *
   * @param matrix how many times more the row counts than the column; reciprocal, ones in the
   *     diagonal
   * @throws RuntimeException where the matrix is not one of judgements
   */
  public static Weights.Judged of(List<String> labels, double[][] matrix) {
    Judgements judgements = Judgements.of(matrix);
    Ahp.Result result = Ahp.of(judgements);
    List<Weights.Revision> revisions =
        Ahp.revisions(judgements).stream()
            .map(
                r ->
                    new Weights.Revision(
                        labels.get(r.row()),
                        labels.get(r.column()),
                        0,
                        r.valueText(),
                        r.suggestedText(),
                        r.implied(),
                        r.consistencyRatio()))
            .toList();
    Weights.Expert expert =
        new Weights.Expert(
            "",
            result.weights(),
            result.lambdaMax(),
            result.consistencyIndex(),
            result.consistencyRatio(),
            result.isConsistent(),
            revisions);
    return new Weights.Judged(
        labels,
        result.weights(),
        result.lambdaMax(),
        result.consistencyIndex(),
        result.randomIndex(),
        result.consistencyRatio(),
        result.isConsistent(),
        List.of(expert));
  }
}
