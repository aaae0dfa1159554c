package org.whalecurve.model.risk;

import java.util.List;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.yaml.Section;

/**
 * Lifecycle stages, churn and default cards, comparison of groups, acquisition.
 *
 * @param place of the file
 */
public record RiskModel(SourcePlace place) {
  /** Keys of value.yaml that this reads. */
  public static final List<String> KEYS =
      List.of("lifecycle", "cards", "comparisons", "acquisition");

  /** Reads them; problems are collected where they stand. */
  public static RiskModel read(Section file) {
    return new RiskModel(file.place());
  }
}
