package org.whalecurve.model.score;

import java.util.List;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.yaml.Section;

/**
 * Scorecard, tiers, matrices and clusters.
 *
 * @param place of the file
 */
public record ScoreModel(SourcePlace place) {
  /** Keys of value.yaml that this reads. */
  public static final List<String> KEYS = List.of("scorecard", "tiers", "matrices", "clusters");

  /** Reads them; problems are collected where they stand. */
  public static ScoreModel read(Section file) {
    return new ScoreModel(file.place());
  }
}
