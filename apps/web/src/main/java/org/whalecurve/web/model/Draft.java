package org.whalecurve.web.model;

/**
 * A change of a model file on its way.
 *
 * @param baseSha256 of the text in force that it changes
 * @param state {@code draft}, {@code review}, {@code approved}, {@code returned} or {@code
 *     withdrawn}
 */
public record Draft(
    long draftId,
    String file,
    String title,
    String baseSha256,
    String text,
    String state,
    String author,
    String createdAt,
    String changedAt,
    String reviewer,
    String reviewedAt,
    String comment) {
  public boolean isEditable() {
    return state.equals("draft") || state.equals("returned");
  }

  public boolean isInReview() {
    return state.equals("review");
  }

  /** When it was last touched, to the minute. */
  public String day() {
    return changedAt.substring(0, 16).replace('T', ' ');
  }
}
