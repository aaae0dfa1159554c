package org.whalecurve.model.score;

import java.util.List;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.yaml.Section;

/**
 * Scorecard, tiers, matrices and clusters.
 *
 * @param tiers the value pyramid
 * @param classes other classes of single values
 * @param clusters null where none are asked for
 * @param place of the file
 */
public record ScoreModel(
    Scorecard card,
    ClassModel tiers,
    List<ClassModel> classes,
    List<MatrixModel> matrices,
    ClusterModel clusters,
    SourcePlace place) {
  /** Keys of value.yaml that this reads. */
  public static final List<String> KEYS =
      List.of("scorecard", "tiers", "classes", "matrices", "clusters");

  /** Reads them; problems are collected where they stand. */
  public static ScoreModel read(Section file) {
    return new ScoreModel(
        CardReader.read(file),
        ClassReader.tiers(file),
        ClassReader.classes(file),
        MatrixReader.read(file),
        ClusterReader.read(file),
        file.place());
  }
}
