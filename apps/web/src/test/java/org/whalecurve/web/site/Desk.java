package org.whalecurve.web.site;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whalecurve.web.store.Users;

/**
 * A company of twenty customers whose score is mostly what experts say, and with an action for
 * everybody: small enough for a run inside a test.
 */
public final class Desk {
  /** The smallest of its customers. */
  public static final String SMALLEST = "C20";

  /** The largest. */
  public static final String LARGEST = "C01";

  /** The last day of its data. */
  public static final String LAST_DAY = "2004-12-31";

  private static final String VALUE =
      """
      scorecard:
        missing: zero
        indicators:
          revenue: {title: {en: Revenue, zh: 收入}, value: net_revenue, weight: 40}
          standing: {title: {en: Standing, zh: 口碑}, weight: 60, from: 0, to: 10}
      tiers:
        by: score
        classes:
          high: {title: {en: High value, zh: 高价值}, from: 50}
          low: {title: {en: Low value, zh: 低价值}}
      """;

  private static final String STRATEGY =
      """
      actions:
        visit: {title: {en: Visit, zh: 走访}, owner: Sales desk, cost: 10, effect: net_revenue * 0.03, due: 30}
      rules:
        everybody: {title: {en: Every customer, zh: 所有客户}, when: net_revenue > 0, actions: [visit]}
      """;

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private Desk() {}

  /** Published, with users; the account manager has the smallest customer and no other. */
  public static Site open() {
    Site site =
        Site.of("service-desk", Map.of("model/value.yaml", VALUE, "model/strategy.yaml", STRATEGY));
    site.server().part(Users.class).setOwnership(Site.MANAGER, List.of(), List.of(SMALLEST));
    return site;
  }

  /** Has an analyst start a run, and waits for its end. */
  public static void run(Site site) {
    Caller analyst = Caller.signedIn(site, Site.ANALYST);
    String job = analyst.json("POST", "/api/v1/runs", "{}").body();
    Matcher id = Pattern.compile("\"(?:id|job)\":(\\d+)").matcher(job);
    if (!id.find()) throw new IllegalStateException(job);
    Instant end = Instant.now().plus(LONGEST);
    String state = job;
    while (!state.contains("\"state\":\"done\"")) {
      if (state.contains("\"failed\"") || Instant.now().isAfter(end)) {
        throw new IllegalStateException(state);
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      state = analyst.get("/api/v1/runs/jobs/" + id.group(1)).body();
    }
  }
}
