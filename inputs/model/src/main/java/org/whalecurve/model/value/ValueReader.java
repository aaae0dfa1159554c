package org.whalecurve.model.value;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.whalecurve.model.lifetime.LifetimeModel;
import org.whalecurve.model.risk.RiskModel;
import org.whalecurve.model.score.ScoreModel;
import org.whalecurve.model.yaml.Section;
import org.whalecurve.model.yaml.Yaml;

/** Reads {@code model/value.yaml}; each part reads its own keys. */
public final class ValueReader {
  private ValueReader() {}

  public static ValueModel read(Yaml yaml) {
    List<String> keys = new ArrayList<>(List.of("as_of"));
    keys.addAll(FeatureModel.KEYS);
    keys.addAll(RfmModel.KEYS);
    keys.addAll(LifetimeModel.KEYS);
    keys.addAll(RiskModel.KEYS);
    keys.addAll(ScoreModel.KEYS);
    Section file = Section.of(yaml, keys);
    return new ValueModel(
        file.get("as_of").flatMap(ValueReader::day).orElse(null),
        FeatureModel.read(file),
        RfmModel.read(file),
        LifetimeModel.read(file),
        RiskModel.read(file),
        ScoreModel.read(file),
        file.place());
  }

  private static Optional<LocalDate> day(Yaml yaml) {
    Optional<String> text = yaml.text();
    try {
      return text.map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      yaml.problem(
          "wrong-date",
          "'" + text.get() + "' is no day.",
          "Write it as 2026-06-30, or leave it away.");
      return Optional.empty();
    }
  }
}
