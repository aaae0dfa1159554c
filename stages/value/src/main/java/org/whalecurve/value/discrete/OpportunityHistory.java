package org.whalecurve.value.discrete;

/**
 * What customers did at given opportunities to buy.
 *
 * @param frequency opportunities at which they bought, the first purchase of all not counted
 * @param recency the last opportunity at which they bought; 0 where they never did
 * @param periods opportunities that they had
 * @param customers how many customers have just this history
 */
public record OpportunityHistory(int frequency, int recency, int periods, long customers) {
  public OpportunityHistory {
    boolean possible =
        0 <= frequency
            && frequency <= recency
            && recency <= periods
            && (frequency > 0 || recency == 0);
    if (!possible || customers < 1)
      throw new IllegalArgumentException(
          frequency + " purchases, the last at " + recency + " of " + periods);
  }
}
