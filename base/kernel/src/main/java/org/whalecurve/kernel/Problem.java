package org.whalecurve.kernel;

import java.util.Objects;

/**
 * Something wrong with what the user gave us, said so that the user can mend it.
 *
 * @param code stable name in kebab-case, for instance {@code unknown-column}
 * @param place where it is; never null
 * @param message what is wrong, with its numbers, in one or two sentences
 * @param excerpt the line of the file with a marker under the column; may be empty
 * @param remedy what to do about it; may be empty
 */
public record Problem(
    String code, SourcePlace place, String message, String excerpt, String remedy) {
  public Problem {
    Objects.requireNonNull(code);
    Objects.requireNonNull(place);
    Objects.requireNonNull(message);
    excerpt = excerpt == null ? "" : excerpt;
    remedy = remedy == null ? "" : remedy;
  }

  public Problem(String code, SourcePlace place, String message, String remedy) {
    this(code, place, message, "", remedy);
  }

  /** The problem as a person reads it: place, what is wrong, excerpt, remedy. */
  public String render() {
    StringBuilder text = new StringBuilder();
    text.append(place).append(": ").append(message).append(" [").append(code).append("]\n");
    if (!excerpt.isEmpty()) text.append(excerpt.stripTrailing()).append('\n');
    if (!remedy.isEmpty()) text.append("  -> ").append(remedy).append('\n');
    return text.toString();
  }
}
