package org.whalecurve.value.card;

/**
 * How a card is learnt.
 *
 * @param maxParts most attributes and pairs of attributes together
 * @param pairs whether two attributes may make a table of their own
 * @param sampleRows most customers that it is learnt from, the holdout included
 * @param holdout share of them kept for the test
 * @param seed of sample, holdout and folds
 * @param scale of the points
 */
public record CardSettings(
    int maxParts, boolean pairs, int sampleRows, double holdout, long seed, CardScale scale) {
  public static final CardSettings USUAL =
      new CardSettings(20, true, 200_000, 0.3, 1, CardScale.USUAL);

  public CardSettings {
    if (maxParts < 1 || sampleRows < 1 || !(holdout > 0 && holdout < 1)) {
      throw new IllegalArgumentException(
          "parts " + maxParts + ", rows " + sampleRows + ", holdout " + holdout);
    }
  }

  public CardSettings withSeed(long other) {
    return new CardSettings(maxParts, pairs, sampleRows, holdout, other, scale);
  }

  public CardSettings withParts(int most, boolean withPairs) {
    return new CardSettings(most, withPairs, sampleRows, holdout, seed, scale);
  }
}
