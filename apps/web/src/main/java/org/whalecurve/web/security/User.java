package org.whalecurve.web.security;

import org.whalecurve.runs.Scope;

/**
 * Somebody who is signed in.
 *
 * @param id 0 for the owner of the machine before there is an administrator
 * @param name that he signs in with
 * @param displayName as others see him
 * @param scope the customers that he may see
 */
public record User(long id, String name, String displayName, Role role, Scope scope) {
  /** Whoever started the server, until there is an administrator. */
  public static final String OWNER = "owner";

  public boolean is(Role other) {
    return role == other;
  }
}
