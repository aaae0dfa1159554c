package org.whalecurve.flow;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;

/** Tells amounts that leave the range of money from other failures of a step. */
final class TooLarge {
  private static final Pattern CAST =
      Pattern.compile("Casting value \"?(-?[0-9.]+)\"? to type DECIMAL\\(18,6\\) failed");

  private TooLarge() {}

  /** The problem behind a failure of the engine, where it is one of size. */
  static Optional<ProblemException> of(Step step, RuntimeException failure) {
    String said = String.valueOf(failure.getMessage());
    Matcher cast = CAST.matcher(said);
    boolean found = cast.find();
    if (!found && !(said.contains("Out of Range Error") && said.contains("verflow"))) {
      return Optional.empty();
    }
    String amount = found ? cast.group(1) : "A number";
    return Optional.of(
        new ProblemException(
            new Problem(
                "too-large",
                SourcePlace.ofFile(step.name()),
                amount
                    + " came up in the step '"
                    + step.title()
                    + "'; amounts and quantities of a customer hold 12 digits before the decimal point.",
                "Look for amounts that are far too large (query reject and quality of the last run, or run 'check'); a company that has them states its books in thousands.")));
  }
}
