package org.whalecurve.samples;

/** Customer groups of the sample operator. */
enum Group {
  KEY("key_account"),
  BUSINESS("business"),
  PUBLIC("public"),
  MOBILE("mobile");

  /** Index of bill lines that name no customer, after the groups. */
  static final int NOBODY = 4;

  final String id;

  Group(String id) {
    this.id = id;
  }

  /** The published tables know key accounts (0) and all others (1). */
  int publishedClass() {
    return this == KEY ? 0 : 1;
  }
}
