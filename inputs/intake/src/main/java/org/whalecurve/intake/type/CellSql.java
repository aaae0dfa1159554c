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

  private static final String BLANKS =
      "' ' || chr(9) || chr(10) || chr(13) || chr(160) || chr(8239) || chr(12288) || chr(65279)";
  private static final List<String> TRUE = List.of("true", "yes", "y", "t", "1", "x", "是", "对");
  private static final List<String> FALSE = List.of("false", "no", "n", "f", "0", "否", "错");

  private final Dialect dialect;

  public CellSql(Dialect dialect) {
    this.dialect = dialect;
  }

  /** The text without blanks around it, NULL where nothing is left. */
  public String trimmed(String column) {
    return "NULLIF(trim(" + column + ", " + BLANKS + "), '')";
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
      ways.add(formed(text, form));
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

  private String formed(String text, DateForm form) {
    String parts =
        "regexp_extract("
            + text
            + ", "
            + dialect.literal("^(?:" + form.pattern() + ")$")
            + ", ["
            + names(form)
            + "])";
    String year = parts + ".y";
    String fullYear =
        "CASE WHEN length("
            + year
            + ") = 2 THEN CASE WHEN "
            + year
            + " < '"
            + DateForm.PIVOT
            + "' THEN '20' ELSE '19' END ELSE '' END || "
            + year;
    String month = parts + ".m";
    if (form.monthIsName()) {
      month = "((strpos('" + DateForm.MONTHS + "', lower(left(" + month + ", 3))) + 2) // 3)";
    }
    String day = form.day() == 0 ? "'1'" : parts + ".d";
    return "TRY_CAST(" + fullYear + " || '-' || " + month + " || '-' || " + day + " AS DATE)";
  }

  private static String names(DateForm form) {
    String[] names = new String[Math.max(form.year(), Math.max(form.month(), form.day()))];
    names[form.year() - 1] = "'y'";
    names[form.month() - 1] = "'m'";
    if (form.day() > 0) names[form.day() - 1] = "'d'";
    return String.join(", ", names);
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
