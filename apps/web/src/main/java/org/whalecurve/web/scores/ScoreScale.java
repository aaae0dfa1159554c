package org.whalecurve.web.scores;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.whalecurve.kernel.FiscalCalendar;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.model.Workspace;
import org.whalecurve.model.score.Scorecard;
import org.whalecurve.model.value.ValueModel;
import org.whalecurve.runs.Manifest;
import org.whalecurve.web.data.PublishedRuns;

/** The scale on which experts judge, and the day that they judge, from the model in force. */
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
  private FiscalCalendar calendar = FiscalCalendar.monthly();

  ScoreScale(PublishedRuns runs) {
    this.runs = runs;
  }

  synchronized Scale now() {
    Path file = runs.workspace().resolve("model/value.yaml");
    try {
      if (!Files.isRegularFile(file)) return USUAL;
      FileTime changed = Files.getLastModifiedTime(file);
      if (changed.equals(read)) return known;
      Workspace workspace = ModelLoader.load(runs.workspace());
      calendar = workspace.calendar();
      ValueModel value = workspace.value();
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

  /** The last day of a run's data; a judgement is about these. */
  synchronized LocalDate lastDay(Manifest run) {
    now();
    String last = run.periods().get(run.periods().size() - 1);
    int months = FiscalCalendar.grainOf(last).orElseThrow().months();
    return calendar.firstMonthOf(last).orElseThrow().plusMonths(months).atDay(1).minusDays(1);
  }

  private static Scale scale(Scorecard card) {
    return new Scale(card.expertFrom(), card.expertTo());
  }
}
