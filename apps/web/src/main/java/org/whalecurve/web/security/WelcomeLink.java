package org.whalecurve.web.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * The one-time link that signs in whoever started the server, until there is an administrator. It
 * is shown on the console and nowhere else.
 */
@Component
public final class WelcomeLink {
  private static final int SECRET_BYTES = 24;

  private final SecureRandom random = new SecureRandom();
  private byte[] secret;

  /** Makes a new secret; an older one is worth nothing from now on. */
  public synchronized String next() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    secret = text.getBytes(StandardCharsets.US_ASCII);
    return text;
  }

  /** Whether this is the secret; it is used up by the answer yes. */
  synchronized boolean redeem(String offered) {
    byte[] bytes = offered.getBytes(StandardCharsets.UTF_8);
    boolean fits = secret != null && MessageDigest.isEqual(secret, bytes);
    if (fits) secret = null;
    return fits;
  }
}
