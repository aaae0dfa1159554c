package org.whalecurve.web.security;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Checks passwords, slowly where they are guessed. */
@Component
public class SignIn {
  /**
   * What came of a try.
   *
   * @param waitSeconds how long no further try is made; 0 for not at all
   */
  public record Answer(boolean isIn, long waitSeconds) {}

  private final PasswordEncoder encoder;
  private final Throttle throttle;
  private final WelcomeLink link;

  /** Compared with where there is no such user: that takes as long as where there is one. */
  private final String nobody;

  /** Hears when the link on the console was used, so that there is a next one. */
  private Consumer<String> used = next -> {};

  SignIn(PasswordEncoder encoder, Throttle throttle, WelcomeLink link) {
    this.encoder = encoder;
    this.throttle = throttle;
    this.link = link;
    this.nobody = encoder.encode("nobody");
  }

  public void onLinkUsed(Consumer<String> listener) {
    used = listener;
  }

  /**
   * @param address where the try comes from
   * @param hashes the hash of a user's password, by name
   */
  public Answer check(
      String name, String password, String address, Function<String, Optional<String>> hashes) {
    String user = "user " + name;
    String place = "address " + address;
    Duration wait = longer(throttle.wait(user), throttle.wait(place));
    if (!wait.isZero()) return new Answer(false, wait.toSeconds() + 1);
    Optional<String> hash = hashes.apply(name);
    boolean fits = encoder.matches(password, hash.orElse(nobody)) && hash.isPresent();
    if (fits) {
      throttle.succeeded(user);
      return new Answer(true, 0);
    }
    throttle.failed(user);
    throttle.failed(place);
    return new Answer(false, 0);
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  /** Whether this is the key of the one-time link; there is a new one from then on. */
  public boolean redeem(String key) {
    boolean fits = link.redeem(key);
    if (fits) used.accept(link.next());
    return fits;
  }
}
