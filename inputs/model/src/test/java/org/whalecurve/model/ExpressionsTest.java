package org.whalecurve.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.yaml.ExprText;

class ExpressionsTest {
  private static final Schema.Scope SCOPE = scope();

  private static Schema.Scope scope() {
    Map<String, ValueType> row = new LinkedHashMap<>();
    row.put("Customer ID", ValueType.TEXT);
    for (String text :
        List.of("type", "period", "order", "line", "account", "priority", "客户", "left", "end")) {
      row.put(text, ValueType.TEXT);
    }
    for (String number : List.of("Quantity", "Price", "lines", "value", "time", "year")) {
      row.put(number, ValueType.NUMBER);
    }
    row.put("date", ValueType.DATE);
    row.put("new_customer", ValueType.BOOLEAN);
    Map<String, ValueType> customer = Map.of("region", ValueType.TEXT, "date", ValueType.TEXT);
    return Schema.Scope.of("event", row).with("customer", customer);
  }

  private static ExprText at(String text) {
    return new ExprText(text, new SourcePlace("model/cost.yaml", 7, 12));
  }

  private static String compiled(String text, ValueType expected) {
    Expr expr = Expressions.compile(at(text), SCOPE, expected);
    if (expected != null) assertThat(expr.type()).isEqualTo(expected);
    return ExprPrinter.print(expr);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      value = {
        "5 ¦ 5",
        "-0.25 ¦ -0.25",
        "30% ¦ 0.30",
        "Quantity * Price ¦ (* event.Quantity event.Price)",
        "quantity*PRICE ¦ (* event.Quantity event.Price)",
        "5 + 3 * lines ¦ (+ 5 (* 3 event.lines))",
        "10 - 2 - 3 ¦ (- (- 10 2) 3)",
        "15 * new_customer ¦ (* 15 {event.new_customer -> 1, else 0})",
        "10 * (priority = 'rush') ¦ (* 10 {(= event.priority 'rush') -> 1, else 0})",
        "new_customer ¦ {event.new_customer -> 1, else 0}",
        "-lines ¦ (NEGATE event.lines)",
        "- - 5 ¦ 5",
        "time + value / year ¦ (+ event.time (/ event.value event.year))",
        "YEAR(date) ¦ (YEAR event.date)",
        "year (date) ¦ (YEAR event.date)",
        "DAYS_BETWEEN(date, '2026-04-30') ¦ (DAYS_BETWEEN event.date 2026-04-30)",
        "CASE WHEN type = 'a' THEN 1 WHEN type IN ('b', 'c') THEN 2 END"
            + " ¦ {(= event.type 'a') -> 1, (IN event.type 'b' 'c') -> 2, else null}",
        "CASE type WHEN 'a' THEN 1 ELSE 0 END ¦ {(= event.type 'a') -> 1, else 0}",
        "COALESCE(NULLIF(lines, 0), 1) ¦ (COALESCE (NULLIF event.lines 0) 1)",
        "LENGTH(left) + ABS(-1) ¦ (+ (LENGTH event.left) (ABS -1))",
        "ROUND(lines / 3, 2) ¦ (ROUND (/ event.lines 3) 2)",
        "TO_NUMBER(Price) ¦ event.Price",
      })
  void readsNumbers(String text, String tree) {
    assertThat(compiled(text, ValueType.NUMBER)).isEqualTo(tree);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      value = {
        "account LIKE '60%' ¦ (LIKE event.account '60%')",
        "account NOT LIKE '60%' ¦ (NOT (LIKE event.account '60%'))",
        "account IN ('6601', '6602') AND type = 'x' ¦ (AND (IN event.account '6601' '6602') (= event.type 'x'))",
        "type <> 'a' OR NOT type != 'b' ¦ (OR (<> event.type 'a') (NOT (<> event.type 'b')))",
        "Quantity NOT BETWEEN 1 AND 5 ¦ (NOT (BETWEEN event.Quantity 1 5))",
        "date >= '2026-01-01' ¦ (>= event.date 2026-01-01)",
        "date < DATE '2026-02-01' ¦ (< event.date 2026-02-01)",
        "date IN ('2026-01-01') ¦ (IN event.date 2026-01-01)",
        "customer.region IS NOT NULL ¦ (IS_NOT_NULL customer.region)",
        "customer.date = 'x' ¦ (= customer.date 'x')",
        "new_customer = 1 ¦ (= {event.new_customer -> 1, else 0} 1)",
        "LEFT(account, 2) = '60' ¦ (= (LEFT event.account 2) '60')",
        "CONTAINS(\"Customer ID\", 'it''s') ¦ (CONTAINS event.Customer ID 'it's')",
        "客户 = '电信' ¦ (= event.客户 '电信')",
        "period = order || '-' || line ¦ (= event.period (CONCAT (CONCAT event.order '-') event.line))",
        "CASE WHEN end = 'x' THEN TRUE ELSE FALSE END ¦ {(= event.end 'x') -> true, else false}",
        "type = 'a -- not a comment' ¦ (= event.type 'a -- not a comment')",
        "true ¦ true",
      })
  void readsConditions(String text, String tree) {
    // inside CASE the word END closes it, so a column of that name is quoted there
    String quoted = text.replace("WHEN end", "WHEN \"end\"");
    assertThat(compiled(quoted, ValueType.BOOLEAN)).isEqualTo(tree);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      value = {
        "Customer ID ¦ event.Customer ID",
        "customer id ¦ event.Customer ID",
        "\"Customer ID\" ¦ event.Customer ID",
        "customer.region ¦ customer.region",
        "type ¦ event.type",
        "end ¦ event.end",
        "'express' ¦ 'express'",
        "007 ¦ '007'",
        "lines ¦ (TO_TEXT event.lines)",
        "type || '/' || lines ¦ (CONCAT (CONCAT event.type '/') (TO_TEXT event.lines))",
        "UPPER(TRIM(type)) ¦ (UPPER (TRIM event.type))",
      })
  void readsTexts(String text, String tree) {
    assertThat(compiled(text, ValueType.TEXT)).isEqualTo(tree);
  }

  @Test
  void givesTheExpressionsOwnTypeWhereNoneIsExpected() {
    assertThat(Expressions.compile(at("priority = 'express'"), SCOPE, null).type())
        .isEqualTo(ValueType.BOOLEAN);
    assertThat(Expressions.compile(at("date"), SCOPE, null).type()).isEqualTo(ValueType.DATE);
  }

  @ParameterizedTest(name = "{0} -> {1} at {2}")
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      value = {
        "5 + 3 * lnes ¦ unknown-column ¦ 20 ¦ Did you mean 'lines'?",
        "lnes ¦ unknown-column ¦ 12 ¦ Did you mean 'lines'?",
        "Customer Number ¦ unknown-column ¦ 12 ¦ Known: Customer ID",
        "customer.regoin = 'x' ¦ unknown-column ¦ 12 ¦ Did you mean 'customer.region'?",
        "custmer.region ¦ unknown-table ¦ 12 ¦ Did you mean 'customer'?",
        "lines + SUM(value) ¦ unknown-function ¦ 20 ¦ by: {sum:",
        "SUBSTR(type, 1) ¦ unknown-function ¦ 12 ¦ SUBSTRING",
        "ROUNDD(lines) ¦ unknown-function ¦ 12 ¦ 'ROUND'",
        "ABS(1, 2) ¦ wrong-arguments ¦ 12 ¦ ``",
        "account = 6601 ¦ wrong-type ¦ 22 ¦ '6601'",
        "1 + type ¦ wrong-type ¦ 16 ¦ TO_NUMBER(\"type\")",
        "lines + '5' ¦ wrong-type ¦ 20 ¦ 5 without quotes",
        "date + 1 ¦ wrong-type ¦ 12 ¦ DAYS_BETWEEN",
        "CASE WHEN lines THEN 1 END ¦ wrong-type ¦ 22 ¦ > 0",
        "date = 'soon' ¦ wrong-type ¦ 19 ¦ DATE '2026-04-30'",
        "DATE '2026-02-30' = date ¦ bad-date ¦ 12 ¦ year-month-day",
        "1 + ¦ bad-expression ¦ 15 ¦ missing",
        "(1 + 2 ¦ bad-expression ¦ 18 ¦ missing",
        "lines 5 ¦ unknown-column ¦ 12 ¦ 'lines'",
        "lines + 5; DROP TABLE x ¦ bad-expression ¦ 21 ¦ special characters",
        "lines % 2 ¦ bad-expression ¦ 18 ¦ MOD(a, b)",
        "lines ＋ 2 ¦ bad-expression ¦ 18 ¦ half width",
        "1e5 ¦ bad-expression ¦ 12 ¦ exponent",
        "'open ¦ bad-expression ¦ 12 ¦ Close it",
        "(SELECT 1) ¦ bad-expression ¦ 20 ¦ operator",
        "(1, 2) ¦ bad-expression ¦ 12 ¦ Allowed",
        "1 /* x */ ¦ bad-expression ¦ 14 ¦ ``",
        "lines -- 5 ¦ ok ¦ 0 ¦ ``",
        "? + 1 ¦ bad-expression ¦ 12 ¦ ``",
      })
  void saysWhatIsWrongAndWhere(String text, String code, int column, String remedy) {
    if (code.equals("ok")) {
      assertThat(compiled(text, ValueType.NUMBER)).isEqualTo("(- event.lines -5)");
      return;
    }
    Problem problem = problemOf(text);
    assertThat(problem.code()).as(problem.render()).isEqualTo(code);
    assertThat(problem.place()).hasToString("model/cost.yaml:7:" + column);
    assertThat(problem.remedy()).contains(remedy);
    assertThat(problem.excerpt()).contains(text).contains("^");
  }

  private static Problem problemOf(String text) {
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class, () -> Expressions.compile(at(text), SCOPE, ValueType.NUMBER));
    assertThat(thrown).as("no problem in " + text).isNotNull();
    return thrown.problems().get(0);
  }

  @Test
  void pointsIntoTheLineOfALongExpression() {
    Problem problem = problemOf("5\n+ lnes");
    assertThat(problem.place()).hasToString("model/cost.yaml:8:14");
    assertThat(problem.excerpt()).isEqualTo("    + lnes\n      ^");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "CASE WHEN ",
        "ABS(",
        "NOT ",
        "- ",
        "1 + ",
        "1 - ",
        "1 / ",
        "1 BETWEEN ",
        "TRUE OR "
      })
  void hostileTextIsAProblemNeverAnError(String piece) {
    String text = piece.repeat(9_000 / piece.length()) + "1";
    assertThatThrownBy(() -> Expressions.compile(at(text), SCOPE, ValueType.NUMBER))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void readsUpToTenThousandCharacters() {
    assertThat(problemOf("1".repeat(10_001)).code()).isEqualTo("expression-too-long");
    assertThat(problemOf(" ").code()).isEqualTo("bad-expression");
  }

  @Test
  void aLongChainIsNoDeepNesting() {
    String text = "account = '1'" + " OR account = '2'".repeat(450);
    assertThat(depth(Expressions.compile(at(text), SCOPE, ValueType.BOOLEAN))).isLessThan(15);
  }

  private static int depth(Expr expr) {
    return expr instanceof Expr.Call call
        ? 1 + call.args().stream().mapToInt(ExpressionsTest::depth).max().orElse(0)
        : 1;
  }

  @Test
  void takesTheFirstAlternativeThatTheFileHas() {
    List<ExprText> alternatives =
        List.of(at("CustomerID"), at("Kunde-Nr (alt)"), at("Customer ID"));
    assertThat(ExprPrinter.print(Expressions.firstThatFits(alternatives, SCOPE, ValueType.TEXT)))
        .isEqualTo("event.Customer ID");
    assertThat(Expressions.tryCompile(at("CustomerID"), SCOPE, ValueType.TEXT)).isEmpty();
    assertThatThrownBy(
            () -> Expressions.firstThatFits(alternatives.subList(0, 2), SCOPE, ValueType.TEXT))
        .hasMessageContaining("None of these fits the columns here: CustomerID, Kunde-Nr (alt).")
        .hasMessageContaining("Did you mean 'Customer ID'?");
    assertThatThrownBy(() -> Expressions.tryCompile(at("1 + type"), SCOPE, ValueType.NUMBER))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void tellsAColumnFromAnExpression() {
    assertThat(Expressions.column(at(" customer id "), SCOPE).map(Expr.Column::name))
        .contains("Customer ID");
    assertThat(Expressions.column(at("\"Customer ID\""), SCOPE)).isPresent();
    assertThat(Expressions.column(at("Quantity * Price"), SCOPE)).isEmpty();
    assertThat(Expressions.column(at("'type'"), SCOPE)).isEmpty();
    assertThat(Expressions.column(at("Kunde"), SCOPE)).isEmpty();
  }
}
