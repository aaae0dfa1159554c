package org.whalecurve.web.scores;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.springframework.stereotype.Component;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.model.score.Scorecard;
import org.whalecurve.model.value.ValueModel;
import org.whalecurve.web.data.PublishedRuns;

/** The scale on which experts judge, from the model in force. */
@Component
public class ScoreScale {
  /** Both ends belong to it. */
  public record Scale(BigDecimal from, BigDecimal to) {
    boolean holds(BigDecimal score) {
      return score.compareTo(from) >= 0 && score.compareTo(to) <= 0;
    }
  }

  private static final Scale USUAL = new Scale(BigDecimal.ZERO, BigDecimal.TEN);

  private final PublishedRuns runs;
  private FileTime read;
  private Scale known = USUAL;

  ScoreScale(PublishedRuns runs) {
    this.runs = runs;
  }

  synchronized Scale now() {
    Path file = runs.workspace().resolve("model/value.yaml");
    try {
      if (!Files.isRegularFile(file)) return USUAL;
      FileTime changed = Files.getLastModifiedTime(file);
      if (changed.equals(read)) return known;
      ValueModel value = ModelLoader.load(runs.workspace()).value();
      known =
          value == null || value.score() == null || value.score().card() == null
              ? USUAL
              : scale(value.score().card());
      read = changed;
      return known;
    } catch (IOException | ProblemException e) {
      // A model that is being mended: what held before holds on.
      return known;
    }
  }

  private static Scale scale(Scorecard card) {
    return new Scale(card.expertFrom(), card.expertTo());
  }
}
