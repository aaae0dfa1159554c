package org.whalecurve.model.strategy;

import java.util.List;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.yaml.Section;
import org.whalecurve.model.yaml.Yaml;

/**
 * What is done about customers.
 *
 * @param place of the file
 */
public record StrategyModel(SourcePlace place) {
  private static final List<String> KEYS = List.of("rules", "levers", "service");

  /** Reads {@code model/strategy.yaml}; problems are collected where they stand. */
  public static StrategyModel read(Yaml yaml) {
    return new StrategyModel(Section.of(yaml, KEYS).place());
  }
}
