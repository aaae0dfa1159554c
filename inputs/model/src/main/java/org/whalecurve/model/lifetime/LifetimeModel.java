package org.whalecurve.model.lifetime;

import java.util.List;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.yaml.Section;

/**
 * How lifetime value is found.
 *
 * @param place of the file
 */
public record LifetimeModel(SourcePlace place) {
  /** Keys of value.yaml that this reads. */
  public static final List<String> KEYS = List.of("lifetime");

  /** Reads them; problems are collected where they stand. */
  public static LifetimeModel read(Section file) {
    return new LifetimeModel(file.place());
  }
}
