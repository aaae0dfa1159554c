package org.whalecurve.samples;

import java.util.Locale;

/** Sales channels of the sample operator. */
enum Channel {
  ACCOUNT_MANAGER,
  SHOP,
  DEALER,
  TELEPHONE,
  ONLINE,
  COMMUNITY;

  final String id = name().toLowerCase(Locale.ROOT);
}
