package org.whalecurve.intake.type;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a column writes its days.
 *
 * @param usual the form of most values, tried first
 * @param dayFirst whether 1/2/2024 is the first of February
 * @param assumed true where no value tells day from month, so that {@code dayFirst} is a default
 * @param only true where the user states the form, so that no other is read but ISO, which typed
 *     cells of workbooks become
 */
public record DateStyle(DateForm usual, boolean dayFirst, boolean assumed, boolean only) {
  private static final Pattern SERIAL = Pattern.compile(DateForm.SERIAL);
  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

  /** A style for columns whose sample is empty. */
  public static final DateStyle UNKNOWN = new DateStyle(DateForm.ISO, true, true, false);

  /** The forms that are known, with day and month in either order. */
  static final List<DateForm> FORMS =
      List.of(
          DateForm.ISO,
          DateForm.DAY_FIRST,
          DateForm.MONTH_FIRST,
          DateForm.COMPACT,
          DateForm.CHINESE,
          DateForm.DAY_NAME,
          DateForm.NAME_DAY);

  /**
   * Every form that the column may use, the usual one first; serial numbers are read beside them.
   */
  public List<DateForm> forms() {
    if (only) return List.of(usual, DateForm.ISO);
    DateForm other = dayFirst ? DateForm.MONTH_FIRST : DateForm.DAY_FIRST;
    List<DateForm> all = new ArrayList<>(FORMS);
    all.remove(other);
    all.remove(usual);
    all.add(0, usual);
    return List.copyOf(all);
  }

  /** What a value says; empty where it is no day. */
  public Optional<LocalDate> parse(String value) {
    for (DateForm form : forms()) {
      Optional<LocalDate> day = form.parse(value);
      if (day.isPresent()) return day;
    }
    String text = value.strip();
    if (only || !SERIAL.matcher(text).matches()) return Optional.empty();
    return Optional.of(SERIAL_ZERO.plusDays(Integer.parseInt(text.substring(0, 5))));
  }

  /** The same style with the order of day and month that other evidence gives. */
  public DateStyle withOrder(boolean isDayFirst) {
    return reordered(isDayFirst, false);
  }

  DateStyle reordered(boolean isDayFirst, boolean isAssumed) {
    DateForm numeric = isDayFirst ? DateForm.DAY_FIRST : DateForm.MONTH_FIRST;
    return new DateStyle(isNumeric() ? numeric : usual, isDayFirst, isAssumed, only);
  }

  /** Whether days are written as two numbers and a year, so that their order matters. */
  public boolean isNumeric() {
    return usual.equals(DateForm.DAY_FIRST) || usual.equals(DateForm.MONTH_FIRST);
  }

  /** The usual form, and whether its order is a guess, for people. */
  public String describe() {
    return isNumeric() && assumed ? usual.name() + " (day first assumed)" : usual.name();
  }
}
