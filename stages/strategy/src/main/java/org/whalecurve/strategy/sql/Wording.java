package org.whalecurve.strategy.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whalecurve.engine.Dialect;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.tables.Table.Column;

/** Sentences as SQL: constant text, and values as people read them. */
public final class Wording {
  public static final String ENGLISH = "en";
  public static final String CHINESE = "zh";

  private static final Pattern BRACES = Pattern.compile("\\{(\\w+)}");

  private final Dialect dialect;

  public Wording(Dialect dialect) {
    this.dialect = dialect;
  }

  /** A sentence whose words in braces are SQL texts by name; NULL where one of them is. */
  public String sentence(String text, Map<String, String> values) {
    List<String> parts = new ArrayList<>();
    Matcher braces = BRACES.matcher(text);
    int end = 0;
    while (braces.find()) {
      if (braces.start() > end) parts.add(dialect.literal(text.substring(end, braces.start())));
      parts.add(values.get(braces.group(1)));
      end = braces.end();
    }
    if (end < text.length()) parts.add(dialect.literal(text.substring(end)));
    return concat(parts);
  }

  public static String concat(List<String> parts) {
    return parts.isEmpty() ? "''" : String.join(" || ", parts);
  }

  /** A fraction as per cent with one decimal, without the sign. */
  public String percent(String fraction) {
    return "CAST(CAST((" + fraction + ") * 100 AS DECIMAL(18,1)) AS VARCHAR)";
  }

  /** The same of a fraction below a million, quicker. */
  public String percentBelowMillion(String fraction) {
    String rounded = "CAST(" + fraction + " AS DECIMAL(9,3)) * CAST(100 AS DECIMAL(3,0))";
    return "CAST(CAST(" + rounded + " AS DECIMAL(12,1)) AS VARCHAR)";
  }

  /** An amount with two decimals. */
  public String money(String amount) {
    return "CAST(CAST(" + amount + " AS DECIMAL(38,2)) AS VARCHAR)";
  }

  public String whole(String number) {
    return "CAST(CAST(" + number + " AS BIGINT) AS VARCHAR)";
  }

  /** A column's value as people read it, by its kind and unit; never NULL. */
  public String shown(String sql, Column column, String language) {
    String text =
        switch (column.kind()) {
          case TEXT -> sql;
          case DATE -> "CAST(" + sql + " AS VARCHAR)";
          case BOOLEAN -> truth(sql, language);
          case WHOLE -> whole(sql);
          case MONEY, TOTAL, QUANTITY -> money(sql);
          case RATIO ->
              column.unit().equals("share") ? percent(sql) + " || " + percentSign() : money(sql);
        };
    return orUnknown(text, language);
  }

  /** A computed value as people read it; never NULL. */
  public String shown(String sql, ValueType type, String language) {
    String text =
        switch (type) {
          case TEXT -> sql;
          case DATE -> "CAST(" + sql + " AS VARCHAR)";
          case BOOLEAN -> truth(sql, language);
          case NUMBER -> money(sql);
        };
    return orUnknown(text, language);
  }

  private String percentSign() {
    return dialect.literal("%");
  }

  private String truth(String sql, String language) {
    boolean chinese = language.equals(CHINESE);
    return "CASE WHEN %s THEN %s WHEN NOT %s THEN %s END"
        .formatted(
            sql,
            dialect.literal(chinese ? "是" : "yes"),
            sql,
            dialect.literal(chinese ? "否" : "no"));
  }

  private String orUnknown(String text, String language) {
    String unknown = dialect.literal(language.equals(CHINESE) ? "未知" : "unknown");
    return "coalesce(" + text + ", " + unknown + ")";
  }
}
