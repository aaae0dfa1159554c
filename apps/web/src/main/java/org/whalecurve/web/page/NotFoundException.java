package org.whalecurve.web.page;

/**
 * What was asked for is not there, or not there for this user: the two look the same from outside.
 */
public final class NotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param what for the message, for instance {@code customer C17}
   */
  public NotFoundException(String what) {
    super(what);
  }
}
