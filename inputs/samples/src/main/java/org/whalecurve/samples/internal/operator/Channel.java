package org.whalecurve.samples.internal.operator;

import java.util.Locale;

/** Sales channels of the sample operator. */
public enum Channel {
  ACCOUNT_MANAGER,
  SHOP,
  DEALER,
  TELEPHONE,
  ONLINE,
  COMMUNITY;

  public final String id = name().toLowerCase(Locale.ROOT);
}
