package org.whalecurve.model.risk;

import java.util.List;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.yaml.Section;

/**
 * Lifecycle stages, churn and default cards, comparison of groups, acquisition.
 *
 * @param stages of the lifecycle, the first whose condition holds; empty for the usual ones
 * @param cards points cards to learn
 * @param comparisons of groups of customers
 * @param acquisition what new customers cost
 * @param place of the file
 */
public record RiskModel(
    List<StageModel> stages,
    List<CardModel> cards,
    List<ComparisonModel> comparisons,
    AcquisitionModel acquisition,
    SourcePlace place) {
  /** Keys of value.yaml that this reads. */
  public static final List<String> KEYS =
      List.of("lifecycle", "cards", "comparisons", "acquisition");

  /** Reads them; problems are collected where they stand. */
  public static RiskModel read(Section file) {
    return new RiskModel(
        StageModel.read(file),
        CardModel.read(file),
        ComparisonModel.read(file),
        AcquisitionModel.read(file),
        file.place());
  }
}
