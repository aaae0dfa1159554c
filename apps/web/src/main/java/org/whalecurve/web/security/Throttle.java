package org.whalecurve.web.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Makes guessing passwords slow: after some failures of one name or one address, each further one
 * doubles the time in which no sign-in of it is tried.
 */
@Component
public final class Throttle {
  private static final int FREE = 5;
  private static final int DOUBLINGS_MAX = 8;
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration FORGET = Duration.ofHours(1);
  private static final int KEYS_MAX = 10_000;

  private record Failures(int count, Instant last) {}

  private final Clock clock;
  private final Map<String, Failures> failures =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > KEYS_MAX;
        }
      };

  public Throttle() {
    this(Clock.systemUTC());
  }

  Throttle(Clock clock) {
    this.clock = clock;
  }

  /** How long to wait before the next try; zero for not at all. */
  synchronized Duration wait(String key) {
    Failures known = failures.get(key);
    if (known == null || known.count() < FREE) return Duration.ZERO;
    Duration since = Duration.between(known.last(), clock.instant());
    if (since.compareTo(FORGET) > 0) return Duration.ZERO;
    int doublings = Math.min(DOUBLINGS_MAX, known.count() - FREE);
    Duration left = FIRST.multipliedBy(1L << doublings).minus(since);
    return left.isNegative() ? Duration.ZERO : left;
  }

  synchronized void failed(String key) {
    Failures known = failures.get(key);
    Instant now = clock.instant();
    boolean old = known == null || Duration.between(known.last(), now).compareTo(FORGET) > 0;
    failures.put(key, new Failures(old ? 1 : known.count() + 1, now));
  }

  synchronized void succeeded(String key) {
    failures.remove(key);
  }
}
