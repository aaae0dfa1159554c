package org.whalecurve.flow.weights;

import java.util.List;

/**
 * What the files gave. Weights stand in the order of the labels and sum to 1.
 *
 * <p>A criterion without a name of its own is named after its place: 1, 2, ….
 */
public sealed interface Weights {
  List<String> labels();

  double[] weights();

  /**
   * Weights from pairwise judgements.
   *
   * @param lambdaMax principal eigenvalue of the group's judgements
   * @param consistencyRatio of the group; 0.10 is the most that should be accepted
   * @param experts one for each file
   */
  record Judged(
      List<String> labels,
      double[] weights,
      double lambdaMax,
      double consistencyIndex,
      double randomIndex,
      double consistencyRatio,
      boolean consistent,
      List<Expert> experts)
      implements Weights {}

  /**
   * One expert's own judgements.
   *
   * @param revisions comparisons to look at again, one after the other, until they are consistent
   */
  record Expert(
      String file,
      double[] weights,
      double lambdaMax,
      double consistencyIndex,
      double consistencyRatio,
      boolean consistent,
      List<Revision> revisions) {}

  /**
   * A comparison to look at again.
   *
   * @param value what the expert said, for instance {@code 1/5}
   * @param suggested what the other comparisons imply, on the scale 1/9 … 9
   * @param implied the same before it was brought to the scale
   * @param consistencyRatio with this and all earlier revisions made
   */
  record Revision(
      String row,
      String column,
      int line,
      String value,
      String suggested,
      double implied,
      double consistencyRatio) {}

  /**
   * Weights from data.
   *
   * @param alternatives how many rows
   * @param names column that names the alternatives; empty where there is none
   * @param information what each weight is proportional to
   * @param note what is unusual about them; may be empty
   */
  record Measured(
      List<String> labels,
      double[] weights,
      int alternatives,
      String names,
      double[] information,
      String note)
      implements Weights {}

  /** Weights of the last round of a Delphi: the medians, brought to the sum 1. */
  record Asked(List<String> labels, double[] weights, List<Round> rounds) implements Weights {}

  /**
   * One round.
   *
   * @param verdict {@code agreed}, {@code settled} or {@code continue}
   * @param concordance Kendall's W; NaN where fewer than two experts answered everything
   * @param pValue chance of so much concordance among experts who order at random
   */
  record Round(
      String file,
      String verdict,
      double concordance,
      double chiSquare,
      double pValue,
      List<Item> items) {}

  /**
   * Answers to one item in one round.
   *
   * @param range interquartile range / median
   * @param changed net share of answers that changed since the last round; NaN in the first
   */
  record Item(
      String label,
      int answers,
      double lower,
      double median,
      double upper,
      double range,
      double changed) {}
}
