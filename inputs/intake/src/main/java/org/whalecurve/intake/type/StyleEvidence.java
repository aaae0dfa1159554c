package org.whalecurve.intake.type;

import java.util.List;
import java.util.Optional;
import org.whalecurve.kernel.ValueType;

/** Columns of one file are written alike: what one column leaves open, the others decide. */
public final class StyleEvidence {
  private StyleEvidence() {}

  /**
   * @param decimal the decimal character that the user states, or null
   * @param datePattern the pattern of days that the user states, or null
   * @param semicolons whether semicolons divide the fields, as they do where the comma is taken by
   *     decimals
   */
  public static List<ColumnStyle> agree(
      List<ColumnStyle> columns, String decimal, String datePattern, boolean semicolons) {
    NumberStyle usual = usualNumber(columns, semicolons);
    Optional<Boolean> dayFirst = usualOrder(columns);
    Optional<DateForm> form = Optional.ofNullable(datePattern).flatMap(DatePattern::form);
    return columns.stream()
        .map(column -> withNumber(column, decimal, usual))
        .map(column -> withDate(column, form, dayFirst))
        .toList();
  }

  private static NumberStyle usualNumber(List<ColumnStyle> columns, boolean semicolons) {
    long points = count(columns, NumberStyle.POINT);
    long commas = count(columns, NumberStyle.COMMA);
    if (points == commas) return semicolons ? NumberStyle.COMMA : NumberStyle.POINT;
    return points > commas ? NumberStyle.POINT : NumberStyle.COMMA;
  }

  private static long count(List<ColumnStyle> columns, NumberStyle style) {
    return columns.stream().filter(c -> c.mayBeNumber() && c.number() == style).count();
  }

  private static Optional<Boolean> usualOrder(List<ColumnStyle> columns) {
    List<Boolean> told =
        columns.stream()
            .map(ColumnStyle::date)
            .filter(d -> d.isNumeric() && !d.assumed())
            .map(DateStyle::dayFirst)
            .distinct()
            .toList();
    return told.size() == 1 ? Optional.of(told.get(0)) : Optional.empty();
  }

  private static ColumnStyle withNumber(ColumnStyle column, String decimal, NumberStyle usual) {
    if (decimal != null) {
      return column.withNumber(decimal.equals(",") ? NumberStyle.COMMA : NumberStyle.POINT);
    }
    return column.number() == null ? column.withNumber(usual) : column;
  }

  private static ColumnStyle withDate(
      ColumnStyle column, Optional<DateForm> form, Optional<Boolean> dayFirst) {
    if (form.isPresent()) return column.withDate(new DateStyle(form.get(), true, false, true));
    if (!column.date().assumed() || dayFirst.isEmpty()) return column;
    ColumnStyle ordered = column.withDate(column.date().withOrder(dayFirst.get()));
    return column.type() == ValueType.DATE ? ordered : column;
  }
}
