package org.whalecurve.runs.route;

import java.time.LocalDate;

/**
 * What a contact centre is told of one customer.
 *
 * @param asked the number that was asked for
 * @param customerId the customer's number now; the one asked for where nobody is known
 * @param known whether the run has this customer; if not, everything else is null
 * @param tier tier of the value pyramid; null where the model has none
 * @param segments {@code matrix: segment, …}; empty for none
 * @param serviceLevel name of the service level
 * @param queue where to put the contact
 * @param priority in the queue, 1 first
 * @param agent account manager; null where none is named
 * @param prompt what stands on the screen; null for nothing
 * @param offer what to offer; null for nothing
 * @param treatment how the customer is to be treated; null for no rule
 * @param nextAction action that comes first; null for none
 * @param nextActionDue by when; null for no day
 */
public record RouteAnswer(
    String asked,
    String customerId,
    boolean known,
    String tier,
    String segments,
    String serviceLevel,
    Text serviceTitle,
    String queue,
    Long priority,
    String agent,
    Text prompt,
    Text offer,
    String treatment,
    String nextAction,
    Text nextActionTitle,
    LocalDate nextActionDue) {

  /** A text in both languages; either may be null. */
  public record Text(String en, String zh) {
    /** In a language: {@code zh}, or English for every other. */
    public String in(String language) {
      return language.equals("zh") ? zh : en;
    }
  }

  static RouteAnswer unknown(String asked) {
    Text none = new Text(null, null);
    return new RouteAnswer(
        asked, asked, false, null, null, null, none, null, null, null, none, none, null, null, none,
        null);
  }

  /**
   * From a row.
   *
   * @param v values as texts in the order of {@link Routing#COLUMNS}
   */
  static RouteAnswer of(String asked, String[] v) {
    return new RouteAnswer(
        asked,
        v[0],
        true,
        v[1],
        v[2],
        v[3],
        new Text(v[4], v[5]),
        v[6],
        Long.valueOf(v[7]),
        v[8],
        new Text(v[9], v[10]),
        new Text(v[11], v[12]),
        v[13],
        v[14],
        new Text(v[15], v[16]),
        v[17] == null ? null : LocalDate.parse(v[17]));
  }
}
