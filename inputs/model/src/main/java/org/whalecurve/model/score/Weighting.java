package org.whalecurve.model.score;

import java.math.BigDecimal;
import java.util.List;
import org.whalecurve.kernel.SourcePlace;

/**
 * Where the weights of indicators come from.
 *
 * @param parts methods and how much each counts; one for a single method
 * @param multiplicative whether several are multiplied (geometric mean) rather than added
 * @param judgements pairwise comparisons of experts, for AHP
 */
public record Weighting(List<Part> parts, boolean multiplicative, List<Matrix> judgements) {
  /** Ways to find weights. */
  public enum Method {
    /** As the card states them. */
    GIVEN,
    /** From the judgements. */
    AHP,
    /** From how unequally indicators are spread over customers. */
    ENTROPY,
    /** From spread and conflict. */
    CRITIC
  }

  /** A method and how much it counts. */
  public record Part(Method method, BigDecimal share) {}

  /**
   * The judgements of one expert on the indicators of the card, or of one category, or on the
   * categories.
   *
   * @param author who judged
   * @param criteria names, in the order in which they first stand
   * @param pairs comparisons as they stand
   */
  public record Matrix(String author, List<String> criteria, List<Pair> pairs, SourcePlace place) {}

  /** How many times more one criterion counts than another. */
  public record Pair(String row, String column, double value, SourcePlace place) {}

  boolean asks(Method method) {
    return parts.stream().anyMatch(part -> part.method() == method);
  }
}
