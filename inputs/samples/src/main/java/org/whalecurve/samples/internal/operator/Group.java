package org.whalecurve.samples.internal.operator;

/** Customer groups of the sample operator. */
public enum Group {
  KEY("key_account"),
  BUSINESS("business"),
  PUBLIC("public"),
  MOBILE("mobile");

  /** Index of bill lines that name no customer, after the groups. */
  public static final int NOBODY = 4;

  public final String id;

  Group(String id) {
    this.id = id;
  }

  /** The published tables know key accounts (0) and all others (1). */
  public int publishedClass() {
    return this == KEY ? 0 : 1;
  }
}
