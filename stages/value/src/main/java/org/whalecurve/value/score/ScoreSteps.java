package org.whalecurve.value.score;

import org.whalecurve.value.columns.Building;

/**
 * The score of every customer by the scorecard, tiers and classes, segments of matrices, clusters:
 * each with the table that explains it.
 */
public final class ScoreSteps {
  private ScoreSteps() {}

  /**
   * Adds the steps and columns.
   *
   * @throws org.whalecurve.kernel.ProblemException where the model names what is not there
   */
  public static void add(Building building) {
    CardPlan plan = CardPlan.of(building);
    new PointSteps(building, plan).add();
    building.add(new WeightStep(plan).step());
    ScoreSql score = new ScoreSql(building, plan);
    score.add();
    building.add(score.detail());
    ClassSteps classes = new ClassSteps(building);
    classes.add();
    boolean byScore = classes.tier().text().strip().equalsIgnoreCase("score");
    if (byScore) new DecidingSql(building, plan, classes.tier()).add();
    if (plan.card().sensitivity().draws() > 0)
      building.add(new SensitivityStep(plan, classes.tier(), byScore).step());
    new MatrixSteps(building, plan.empty()).add();
    if (building.workspace().value().score().clusters() != null) new ClusterSteps(building).add();
  }
}
