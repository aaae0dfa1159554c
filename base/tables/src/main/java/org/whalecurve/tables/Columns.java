package org.whalecurve.tables;

import org.whalecurve.tables.Table.Column;
import org.whalecurve.tables.Table.Kind;

/** Short makers of columns, so that a table reads like a table. */
final class Columns {
  private Columns() {}

  static Column text(String name, String meaning) {
    return new Column(name, Kind.TEXT, "", meaning, false);
  }

  static Column personal(String name, Kind kind, String meaning) {
    return new Column(name, kind, "", meaning, true);
  }

  static Column date(String name, String meaning) {
    return new Column(name, Kind.DATE, "", meaning, false);
  }

  static Column flag(String name, String meaning) {
    return new Column(name, Kind.BOOLEAN, "", meaning, false);
  }

  static Column whole(String name, String meaning) {
    return new Column(name, Kind.WHOLE, "", meaning, false);
  }

  static Column money(String name, String meaning) {
    return new Column(name, Kind.MONEY, "currency", meaning, false);
  }

  static Column quantity(String name, String unit, String meaning) {
    return new Column(name, Kind.QUANTITY, unit, meaning, false);
  }

  static Column total(String name, String meaning) {
    return new Column(name, Kind.TOTAL, "currency", meaning, false);
  }

  static Column ratio(String name, String unit, String meaning) {
    return new Column(name, Kind.RATIO, unit, meaning, false);
  }
}
