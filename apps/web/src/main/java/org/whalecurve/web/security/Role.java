package org.whalecurve.web.security;

/** What somebody does here. */
public enum Role {
  /** Sees own customers only, everywhere; enters scores and facts. */
  ACCOUNT_MANAGER,
  /** Model, runs, analysis. */
  ANALYST,
  /** Overview, what-if, reports; approves models. */
  DECISION_MAKER,
  /** Everything, and users. */
  ADMINISTRATOR;

  /** Key in the catalogue and in addresses. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
