package org.whalecurve.kernel;

import java.util.ArrayList;
import java.util.List;

/** Collects problems so that all of them are told at once. Not thread-safe. */
public final class Problems {
  private final List<Problem> list = new ArrayList<>();

  public void add(Problem problem) {
    list.add(problem);
  }

  public void add(String code, SourcePlace place, String message, String remedy) {
    list.add(new Problem(code, place, message, remedy));
  }

  public void addAll(List<Problem> problems) {
    list.addAll(problems);
  }

  public boolean isEmpty() {
    return list.isEmpty();
  }

  public List<Problem> list() {
    return List.copyOf(list);
  }

  /**
   * Throws a {@link ProblemException} with everything collected, or returns where there is nothing.
   */
  public void throwIfAny() {
    if (!list.isEmpty()) throw new ProblemException(list);
  }
}
