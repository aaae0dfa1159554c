package org.whalecurve.intake.type;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.whalecurve.kernel.ValueType;

/** Learns from a column's sample what it holds and how it is written. */
public final class ColumnGuess {
  /** Codes, not numbers: a leading zero, or more digits than an amount has. */
  private static final Pattern CODE = Pattern.compile("0[0-9]+|[0-9]{12,}");

  private static final Pattern DATE_NAME =
      Pattern.compile("(?i).*(date|day|datum|fecha|日期|时间|日$).*");

  /** Enough different values to know a column by. */
  private static final int LOOKED_AT = 2_000;

  private final Map<DateForm, Integer> forms = new LinkedHashMap<>();
  private int seen;
  private int numbers;
  private int points;
  private int commas;
  private int codes;
  private int truths;
  private int decimals;
  private int dayFirst;
  private int monthFirst;

  private ColumnGuess() {}

  /**
   * @param name the column's name, which tells 20240105 the day from 20240105 the number
   * @param values the sample; blanks and nulls are skipped
   */
  public static ColumnStyle of(String name, List<String> values) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String value : values) {
      String text = value == null ? "" : value.strip();
      if (!text.isEmpty()) counts.merge(text, 1, Integer::sum);
    }
    ColumnGuess guess = new ColumnGuess();
    counts.entrySet().stream().limit(LOOKED_AT).forEach(e -> guess.look(e.getKey(), e.getValue()));
    int filled = counts.values().stream().mapToInt(Integer::intValue).sum();
    return guess.result(name, filled, counts.size());
  }

  private void look(String text, int times) {
    seen += times;
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) truths += times;
    if (text.chars().noneMatch(c -> c >= '0' && c <= '9')) return;
    number(text, times);
    if (text.length() >= 6) date(text, times);
  }

  private void number(String text, int times) {
    Optional<BigDecimal> point = NumberStyle.POINT.parse(text);
    Optional<BigDecimal> comma = NumberStyle.COMMA.parse(text);
    if (point.isEmpty() && comma.isEmpty()) return;
    numbers += times;
    if (CODE.matcher(text).matches()) codes += times;
    if (point.isEmpty()) commas += times;
    if (comma.isEmpty()) points += times;
    decimals = Math.max(decimals, point.or(() -> comma).orElseThrow().stripTrailingZeros().scale());
  }

  private void date(String text, int times) {
    for (DateForm form : DateStyle.FORMS) {
      if (form.parse(text).isEmpty()) continue;
      forms.merge(form, times, Integer::sum);
      if (form.equals(DateForm.DAY_FIRST) && DateForm.MONTH_FIRST.parse(text).isEmpty()) {
        dayFirst += times;
      }
      // the other order is tried first, so that here it has failed
      if (form.equals(DateForm.MONTH_FIRST)) monthFirst += times;
      return;
    }
  }

  private ColumnStyle result(String name, int filled, int distinct) {
    int dates = forms.values().stream().mapToInt(Integer::intValue).sum();
    return new ColumnStyle(
        type(name, dates),
        points > commas ? NumberStyle.POINT : commas > points ? NumberStyle.COMMA : null,
        dateStyle(),
        seen > 0 && numbers * 2 >= seen,
        seen > 0 && dates * 2 >= seen,
        decimals,
        filled,
        distinct,
        null);
  }

  private ValueType type(String name, int dates) {
    if (seen == 0) return ValueType.TEXT;
    if (truths == seen) return ValueType.BOOLEAN;
    boolean compact = forms.getOrDefault(DateForm.COMPACT, 0) == seen;
    if (dates == seen && (!compact || DATE_NAME.matcher(name).matches())) return ValueType.DATE;
    return numbers == seen && codes == 0 ? ValueType.NUMBER : ValueType.TEXT;
  }

  private DateStyle dateStyle() {
    boolean isDayFirst = dayFirst >= monthFirst;
    boolean assumed = dayFirst == monthFirst;
    DateForm usual =
        forms.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(DateForm.ISO);
    return new DateStyle(usual, true, assumed, false).reordered(isDayFirst, assumed);
  }
}
