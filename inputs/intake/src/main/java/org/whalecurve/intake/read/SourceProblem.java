package org.whalecurve.intake.read;

import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;

/** Problems of a whole source file. */
public final class SourceProblem {
  private SourceProblem() {}

  /** An exception for one problem of a file. */
  public static ProblemException of(String code, String file, String message, String remedy) {
    return new ProblemException(new Problem(code, SourcePlace.ofFile(file), message, remedy));
  }
}
