package org.whalecurve.model.risk;

import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.model.yaml.Section;

/**
 * What new customers cost, and when they have earned it.
 *
 * @param by channel or campaign that won a customer; null for {@code acquired_by}
 * @param profit that pays back
 * @param place of the section; null where there is none
 */
public record AcquisitionModel(ExprText by, Profit profit, SourcePlace place) {
  /** With all cost, or with the cost that a customer adds. */
  public enum Profit {
    FULL,
    INCREMENTAL
  }

  static AcquisitionModel read(Section file) {
    return file.block("acquisition")
        .map(y -> Section.of(y, java.util.List.of("by", "profit")))
        .map(
            said ->
                new AcquisitionModel(
                    said.expression("by").orElse(null),
                    said.word("profit", Profit.INCREMENTAL),
                    said.place()))
        .orElse(new AcquisitionModel(null, Profit.INCREMENTAL, null));
  }
}
