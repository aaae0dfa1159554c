package org.whalecurve.intake.type;

import org.whalecurve.kernel.ValueType;

/**
 * What a sample says of a column.
 *
 * @param type the type that every value of the sample has; {@link ValueType#TEXT} in doubt
 * @param number how its numbers are written; null where the sample does not tell
 * @param date how its days are written
 * @param mayBeNumber whether at least half of the values are numbers
 * @param mayBeDate whether at least half of the values are days
 * @param decimals the most decimals seen
 * @param filled values that are not blank
 * @param distinct different values among them
 * @param stored the type in which the file itself keeps values that need no reading: a Parquet
 *     column of days, truth values, or numbers within the range of money; null for text
 */
public record ColumnStyle(
    ValueType type,
    NumberStyle number,
    DateStyle date,
    boolean mayBeNumber,
    boolean mayBeDate,
    int decimals,
    int filled,
    int distinct,
    ValueType stored) {

  public ColumnStyle withType(ValueType other) {
    return new ColumnStyle(
        other, number, date, mayBeNumber, mayBeDate, decimals, filled, distinct, stored);
  }

  public ColumnStyle withNumber(NumberStyle other) {
    return new ColumnStyle(
        type, other, date, mayBeNumber, mayBeDate, decimals, filled, distinct, stored);
  }

  public ColumnStyle withDate(DateStyle other) {
    return new ColumnStyle(
        type, number, other, mayBeNumber, mayBeDate, decimals, filled, distinct, stored);
  }

  public ColumnStyle withStored(ValueType stored) {
    return new ColumnStyle(
        type, number, date, mayBeNumber, mayBeDate, decimals, filled, distinct, stored);
  }
}
