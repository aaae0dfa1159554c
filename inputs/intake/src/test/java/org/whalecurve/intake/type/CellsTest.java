package org.whalecurve.intake.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Session;

/** What a cell says, in Java (for guessing) and in the engine (for reading): both must agree. */
class CellsTest {
  @TempDir static Path temp;
  private static Session session;
  private static CellSql cells;

  @BeforeAll
  static void open() {
    session = Engine.named("duckdb").open(new Engine.Config(1, "", temp));
    cells = new CellSql(session.dialect());
  }

  @AfterAll
  static void close() {
    session.close();
  }

  private static Object sql(String expression, String text) {
    String from =
        "(SELECT "
            + (text == null ? "CAST(NULL AS VARCHAR)" : session.dialect().literal(text))
            + " AS t)";
    return session.query("SELECT " + expression + " FROM " + from).get(0).get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      nullValues = "none",
      textBlock =
          """
          0|0|0
          12|12|12
          -12|-12|-12
          +7|7|7
          007|7|7
          1.5|1.5|none
          1,5|none|1.5
          1.234|1.234|1234
          1,234|1234|1.234
          0.123|0.123|none
          1234.567|1234.567|none
          1,234.50|1234.5|none
          1.234,50|none|1234.5
          1,234,567|1234567|none
          1.234.567|none|1234567
          12,34,567.8|1234567.8|none
          1 234,50|none|1234.5
          1'234.50|1234.5|none
          1’234.50|1234.5|none
          1\u00A0234.50|1234.5|none
          1\u202F234,5|none|1234.5
          .5|0.5|none
          5.|5|none
          ,5|none|0.5
          (1,234.50)|-1234.5|none
          (1.234,50)|none|-1234.5
          ( 12 )|-12|-12
          12-|-12|-12
          1,234.50-|-1234.5|none
          \u22125.2|-5.2|none
          $1,234.50|1234.5|none
          -$12|-12|-12
          $-12|-12|-12
          ($12.30)|-12.3|none
          US$ 5|5|5
          12.30 €|12.3|none
          €12,30|none|12.3
          ¥1,000|1000|1
          ￥1000|1000|1000
          12.5元|12.5|none
          USD 12.5|12.5|none
          12.5 EUR|12.5|none
          eur 3|3|3
          12%|0.12|0.12
          12.5 %|0.125|none
          0.1234567890123|0.123456789012|none
          12a|none|none
          abc|none|none
          1.2.3|none|none
          1,2,3|none|none
          1,23|none|1.23
          12,3456|none|12.3456
          -|none|none
          $|none|none
          1-2|none|none
          1_000|none|none
          N/A|none|none
          nan|none|none
          2-Jun-06|none|none
          """)
  void numbers(String written, String point, String comma) {
    String text = written.translateEscapes();
    check(text, NumberStyle.POINT, point);
    check(text, NumberStyle.COMMA, comma);
  }

  private static void check(String text, NumberStyle style, String expected) {
    Object value = sql(cells.number("t", style), text);
    Optional<BigDecimal> java = style.parse(text);
    if (expected == null) {
      assertThat(value).as("engine, %s", style).isNull();
      assertThat(java).as("java, %s", style).isEmpty();
    } else {
      assertThat((BigDecimal) value).as("engine, %s", style).isEqualByComparingTo(expected);
      assertThat(java.orElseThrow().subtract(new BigDecimal(expected)).abs())
          .as("java, %s", style)
          .isLessThan(new BigDecimal("1e-12"));
      assertThat(
              (BigDecimal)
                  sql(CellSql.narrow("t", cells.number("t", style), style, "DECIMAL(19,6)"), text))
          .isEqualByComparingTo(new BigDecimal(expected).setScale(6, RoundingMode.HALF_UP));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      nullValues = "none",
      textBlock =
          """
          2024-03-05|2024-03-05|2024-03-05
          2024-3-5|2024-03-05|2024-03-05
          2024/03/05|2024-03-05|2024-03-05
          2024.03.05|2024-03-05|2024-03-05
          2024-03-05 07:45:00|2024-03-05|2024-03-05
          2024-03-05T07:45:00Z|2024-03-05|2024-03-05
          2024-03-05T23:45:00.123+08:00|2024-03-05|2024-03-05
          2012/10/09 14:50:17.000|2012-10-09|2012-10-09
          20240305|2024-03-05|2024-03-05
          20240305142233|2024-03-05|2024-03-05
          2024年3月5日|2024-03-05|2024-03-05
          2024年03月05日 14:22|2024-03-05|2024-03-05
          05.03.2024|2024-03-05|2024-05-03
          5/3/2024|2024-03-05|2024-05-03
          5-3-24|2024-03-05|2024-05-03
          29/2/2016 01:16|2016-02-29|none
          2/29/2016 1:16 PM|none|2016-02-29
          01-10-17|2017-10-01|2017-01-10
          01/01/68|2068-01-01|2068-01-01
          01/01/69|1969-01-01|1969-01-01
          2-Jun-06|2006-06-02|2006-06-02
          02 June 2006|2006-06-02|2006-06-02
          14SEP2020|2020-09-14|2020-09-14
          Jun 2, 2006|2006-06-02|2006-06-02
          September 3rd, 1999 10:00|1999-09-03|1999-09-03
          43831|2020-01-01|2020-01-01
          43831.75|2020-01-01|2020-01-01
          2024-02-30|none|none
          2023-02-29|none|none
          31/04/2024|none|none
          2024-13-01|none|none
          12/13/14/15|none|none
          00:00:00|none|none
          Pre-PQ Process|none|none
          Date Not Captured|none|none
          2024|none|none
          2024-03|none|none
          2024-03-05x|none|none
          """)
  void days(String text, String dayFirst, String monthFirst) {
    check(text, DateStyle.UNKNOWN.withOrder(true), dayFirst);
    check(text, DateStyle.UNKNOWN.withOrder(false), monthFirst);
  }

  private static void check(String text, DateStyle style, String expected) {
    LocalDate day = expected == null ? null : LocalDate.parse(expected);
    assertThat(sql(cells.date("t", style), text)).as("engine, %s", style).isEqualTo(day);
    assertThat(style.parse(text)).as("java, %s", style).isEqualTo(Optional.ofNullable(day));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
          dd.MM.yyyy        | 05.03.2024       | 2024-03-05
          dd.MM.yyyy        | 5.3.2024         | 2024-03-05
          dd.MM.yyyy        | 2024-03-05       | 2024-03-05
          dd.MM.yyyy        | 03/05/2024       | none
          MM/dd/yy          | 03/05/24         | 2024-03-05
          yyyyMMdd          | 20240305         | 2024-03-05
          ddMMyyyy          | 05032024         | 2024-03-05
          yyyy'年'M'月'd'日' | 2024年3月5日      | 2024-03-05
          d-MMM-yyyy        | 5-Mar-2024       | 2024-03-05
          MM.yyyy           | 03.2024          | 2024-03-01
          dd.MM.yyyy HH:mm  | 05.03.2024 14:22 | 2024-03-05
          """)
  void statedPatterns(String pattern, String text, String expected) {
    DateForm form = DatePattern.form(pattern).orElseThrow();
    check(text, new DateStyle(form, true, false, true), expected);
  }

  @Test
  void patternsThatCannotBeReadAreSaid() {
    assertThat(DatePattern.form("dd.MM")).isEmpty();
    assertThat(DatePattern.form("QQ yyyy MM")).isEmpty();
    assertThat(DatePattern.form("yyyy-MM-dd'T")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "true,true",
    "Yes,true",
    "1,true",
    "是,true",
    "false,false",
    "N,false",
    "0,false",
    "maybe,"
  })
  void truth(String text, Boolean expected) {
    assertThat(sql(cells.truth("t"), text)).isEqualTo(expected);
  }

  @Test
  void nothingIsNothing() {
    assertThat(sql(cells.number("t", NumberStyle.POINT), null)).isNull();
    assertThat(sql(cells.date("t", DateStyle.UNKNOWN), null)).isNull();
    assertThat(sql(cells.truth("t"), null)).isNull();
  }
}
