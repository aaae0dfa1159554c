package org.whalecurve.web.security;

import java.util.Optional;

/** Tells whose token it is. */
public interface BearerTokens {
  /** The user's name; empty where the token is not good, or not good for writing. */
  Optional<String> owner(String token, boolean writing);
}
