package org.whalecurve.intake.type;

import java.util.List;
import java.util.StringJoiner;
import org.whalecurve.engine.Dialect;

/**
 * SQL that reads a trimmed text as a number, day or truth value; NULL where it is none. The plain
 * forms take a short way; only what that cannot read meets the patterns.
 */
public final class CellSql {
  /** Type of a number as its source writes it. */
  public static final String EXACT = "DECIMAL(38,12)";

  private static final List<String> TRUE = List.of("true", "yes", "y", "t", "1", "x", "是", "对");
  private static final List<String> FALSE = List.of("false", "no", "n", "f", "0", "否", "错");

  private final Dialect dialect;

  public CellSql(Dialect dialect) {
    this.dialect = dialect;
  }

  /** {@link #EXACT} from a trimmed text. */
  public String number(String text, NumberStyle style) {
    String plain =
        style == NumberStyle.POINT
            ? "TRY_CAST(CASE WHEN NOT contains("
                + text
                + ", '_') THEN "
                + text
                + " END AS "
                + EXACT
                + ")"
            : "TRY_CAST(CASE WHEN NOT contains("
                + text
                + ", '_') AND NOT contains("
                + text
                + ", '.') THEN replace("
                + text
                + ", ',', '.') END AS "
                + EXACT
                + ")";
    return "COALESCE(" + plain + ", " + styled(text, style) + ")";
  }

  /**
   * A narrower decimal of the same number. Most texts are cast once more, because engines parse
   * faster than they rescale.
   *
   * @param exact what {@link #number} gave for the text
   */
  public static String narrow(String text, String exact, NumberStyle style, String sqlType) {
    String rescaled = narrow(exact, sqlType);
    if (style != NumberStyle.POINT) return rescaled;
    return "COALESCE(TRY_CAST(" + text + " AS " + sqlType + "), " + rescaled + ")";
  }

  /**
   * A narrower decimal of a number of {@link #EXACT}. Numbers below a million go through 64 bits,
   * where engines rescale many times faster than in 128.
   */
  public static String narrow(String exact, String sqlType) {
    String small = "TRY_CAST(" + exact + " AS DECIMAL(18,12))";
    return "COALESCE(TRY_CAST("
        + small
        + " AS "
        + sqlType
        + "), TRY_CAST("
        + exact
        + " AS "
        + sqlType
        + "))";
  }

  private String styled(String text, NumberStyle style) {
    String digits = "regexp_replace(" + text + ", '[^0-9" + style.decimal() + "]', '', 'g')";
    String plain = style == NumberStyle.POINT ? digits : "replace(" + digits + ", ',', '.')";
    String sign = "CASE WHEN regexp_matches(" + text + ", '[-(\\x{2212}]') THEN '-' ELSE '' END";
    String scale = "CASE WHEN contains(" + text + ", '%') THEN 'e-2' ELSE '' END";
    return "CASE WHEN regexp_full_match("
        + text
        + ", "
        + dialect.literal(style.pattern())
        + ") THEN TRY_CAST("
        + sign
        + " || "
        + plain
        + " || "
        + scale
        + " AS "
        + EXACT
        + ") END";
  }

  /** DATE from a trimmed text. */
  public String date(String text, DateStyle style) {
    StringJoiner ways = new StringJoiner(", ", "COALESCE(", ")");
    for (DateForm form : style.forms()) {
      if (form.equals(DateForm.ISO)) ways.add(isoDate(text));
      formed(text, form).forEach(ways::add);
    }
    if (!style.only()) ways.add(serial(text));
    return ways.toString();
  }

  private static String isoDate(String text) {
    return "CASE WHEN "
        + text
        + " LIKE '____-__-__%' AND (length("
        + text
        + ") = 10 OR TRY_CAST(substr("
        + text
        + ", 12) AS TIME) IS NOT NULL) THEN TRY_CAST(left("
        + text
        + ", 10) AS DATE) END";
  }

  /**
   * A day in a form, in one expression per kind of year. No part of it may occur twice: engines
   * compute what occurs twice for every row, not only for those that come this far.
   */
  private List<String> formed(String text, DateForm form) {
    return form.readings().stream().map(r -> formed(text, form, r.pattern(), r.century())).toList();
  }

  private String formed(String text, DateForm form, String pattern, String century) {
    String day = form.day() == 0 ? "1" : "\\" + form.day();
    if (!form.monthIsName()) {
      String iso = century + "\\" + form.year() + "-\\" + form.month() + "-" + day;
      return "CASE WHEN regexp_full_match("
          + text
          + ", "
          + dialect.literal(pattern)
          + ") THEN TRY_CAST(regexp_replace("
          + text
          + ", "
          + whole(pattern)
          + ", '"
          + iso
          + "') AS DATE) END";
    }
    String month =
        "((strpos('"
            + DateForm.MONTHS
            + "', lower(left("
            + extract(text, pattern, form.month())
            + ", 3))) + 2) // 3)";
    String dayText = form.day() == 0 ? "'1'" : extract(text, pattern, form.day());
    return "TRY_CAST('"
        + century
        + "' || "
        + extract(text, pattern, form.year())
        + " || '-' || "
        + month
        + " || '-' || "
        + dayText
        + " AS DATE)";
  }

  private String whole(String pattern) {
    return dialect.literal("^(?:" + pattern + ")$");
  }

  private String extract(String text, String pattern, int group) {
    return "regexp_extract(" + text + ", " + whole(pattern) + ", " + group + ")";
  }

  private static String serial(String text) {
    return "CASE WHEN regexp_full_match("
        + text
        + ", '"
        + DateForm.SERIAL
        + "') THEN DATE '1899-12-30' + CAST(left("
        + text
        + ", 5) AS INTEGER) END";
  }

  /** BOOLEAN from a trimmed text. */
  public String truth(String text) {
    return "CASE WHEN lower("
        + text
        + ") IN ("
        + literals(TRUE)
        + ") THEN TRUE WHEN lower("
        + text
        + ") IN ("
        + literals(FALSE)
        + ") THEN FALSE END";
  }

  private String literals(List<String> texts) {
    return String.join(", ", texts.stream().map(dialect::literal).toList());
  }
}
