package org.whalecurve.intake.init;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The ways in which files write a period, and the expression that makes {@code YYYY-MM} of each.
 */
final class Periods {
  private static final Map<Pattern, String> FORMS =
      Map.of(
          Pattern.compile("\\d{4}-(0[1-9]|1[0-2]|Q[1-4])"), "%s",
          Pattern.compile("(19|20)\\d{2}"), "%s",
          Pattern.compile("(19|20)\\d{2}(0[1-9]|1[0-2])"), "LEFT(%1$s, 4) || '-' || RIGHT(%1$s, 2)",
          Pattern.compile("\\d{4}/\\d{1,2}"), split("/"),
          Pattern.compile("\\d{4}\\.\\d{1,2}"), split("."),
          Pattern.compile("\\d{4}-\\d"), split("-"),
          Pattern.compile("\\d{4}年\\d{1,2}月"),
              "SPLIT_PART(%1$s, '年', 1) || '-' || LPAD(REPLACE(SPLIT_PART(%1$s, '年', 2), '月', ''), 2, '0')");

  private Periods() {}

  private static String split(String mark) {
    return "SPLIT_PART(%1$s, '"
        + mark
        + "', 1) || '-' || LPAD(SPLIT_PART(%1$s, '"
        + mark
        + "', 2), 2, '0')";
  }

  static boolean recognises(ColumnFacts facts) {
    return pattern(facts) != null;
  }

  /** Whether the column names years, not months or quarters. */
  static boolean yearsOnly(ColumnFacts facts) {
    return facts.examples(20).stream().allMatch(e -> e.matches("(19|20)\\d{2}"));
  }

  /** The expression of the period, given the column's name as expressions write it. */
  static String expression(String name, ColumnFacts facts) {
    String pattern = pattern(facts);
    return pattern == null ? name : String.format(pattern, name);
  }

  private static String pattern(ColumnFacts facts) {
    List<String> examples = facts.examples(20);
    if (examples.isEmpty()) return null;
    return FORMS.entrySet().stream()
        .filter(form -> examples.stream().allMatch(e -> form.getKey().matcher(e).matches()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}
