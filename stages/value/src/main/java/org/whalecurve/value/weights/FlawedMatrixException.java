package org.whalecurve.value.weights;

import java.util.List;
import java.util.stream.Collectors;

/** Numbers that no weights can be taken from; carries everything that is wrong with them. */
public final class FlawedMatrixException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Flaw> flaws;

  FlawedMatrixException(List<Flaw> flaws) {
    super(flaws.stream().map(Flaw::message).collect(Collectors.joining("\n")));
    this.flaws = List.copyOf(flaws);
  }

  public List<Flaw> flaws() {
    return flaws;
  }
}
