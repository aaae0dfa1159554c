package org.whalecurve.web.page;

/** A page of results was asked for before anything was published. */
public final class NoRunException extends RuntimeException {
  private static final long serialVersionUID = 1;
}
