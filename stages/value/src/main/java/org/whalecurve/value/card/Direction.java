package org.whalecurve.value.card;

/** What must hold between a numeric attribute and the risk, whatever the data say. */
public enum Direction {
  /** Any form. */
  FREE,
  /** The risk never falls while the attribute rises. */
  RISING,
  /** The risk never rises while the attribute rises. */
  FALLING
}
