package org.whalecurve.engine.duckdb;

import java.nio.file.Path;
import java.util.List;
import org.whalecurve.engine.AnsiDialect;

/**
 * DuckDB's words. Whole-number arithmetic runs in HUGEINT (128 bits), which fails on overflow
 * instead of wrapping.
 */
final class DuckDbDialect extends AnsiDialect {
  @Override
  public String decimal(String expression) {
    return "CAST(" + expression + " AS DECIMAL(18,6))";
  }

  /** Taking decimals away is division, many times faster in 64 bits than in 128. */
  @Override
  public String rounded(String product) {
    return "COALESCE(CAST(TRY_CAST("
        + product
        + " AS DECIMAL(18,12)) AS DECIMAL(18,6)), "
        + decimal(product)
        + ")";
  }

  @Override
  public String total(String expression) {
    return "CAST(" + expression + " AS DECIMAL(38,6))";
  }

  /** Small values, nearly all of them, are scaled in 64 bits: dividing in 128 is slow. */
  @Override
  public String units(String decimalExpression) {
    return "CASE WHEN abs("
        + decimalExpression
        + ") < 90000 THEN CAST(CAST("
        + decimalExpression
        + " AS DECIMAL(11,6)) * CAST(1000000 AS DECIMAL(7,0)) AS HUGEINT)"
        + " ELSE CAST(CAST("
        + decimalExpression
        + " AS DECIMAL(30,6)) * 1000000 AS HUGEINT) END";
  }

  @Override
  public String fromUnits(String unitsExpression) {
    return "CAST(CAST(" + unitsExpression + " AS DECIMAL(32,0)) * 0.000001 AS DECIMAL(18,6))";
  }

  @Override
  public String totalFromUnits(String unitsExpression) {
    return "CAST(CAST(" + unitsExpression + " AS DECIMAL(32,0)) * 0.000001 AS DECIMAL(38,6))";
  }

  /** DuckDB keeps the product of two 18-digit decimals in 18 digits unless one of them is wider. */
  @Override
  public String multiply(String a, String b) {
    return "((" + a + " + CAST(0 AS DECIMAL(19,0))) * " + b + ")";
  }

  @Override
  public String multiplyDivide(String a, String b, String c) {
    String x = "(" + a + ")::HUGEINT * (" + b + ")";
    String y = "(" + c + ")::HUGEINT";
    return "((2 * " + x + " + sign(" + x + ") * abs(" + y + ")) // (2 * " + y + "))";
  }

  @Override
  public String multiplyDivideSmall(String a, String b, String c) {
    String x = "(" + a + " * " + b + ")";
    return "((2 * " + x + " + sign(" + x + ") * abs(" + c + ")) // (2 * " + c + "))";
  }

  @Override
  public String quotient(String a, String b) {
    return "(" + a + " // " + b + ")";
  }

  @Override
  public String fraction(String a, String b) {
    return "CASE WHEN "
        + b
        + " > 0 THEN CAST(CAST("
        + a
        + " AS DOUBLE) / CAST("
        + b
        + " AS DOUBLE) AS DECIMAL(38,12)) END";
  }

  @Override
  protected String divide(String a, String b) {
    return "CAST(" + a + " / NULLIF(" + b + ", 0) AS DECIMAL(38,12))";
  }

  @Override
  public String textHash(String textExpression) {
    return "CAST(md5_number_lower(" + textExpression + ") AS HUGEINT)";
  }

  @Override
  public String rowHash(List<String> expressions) {
    return "hash(" + String.join(", ", expressions) + ")";
  }

  @Override
  public String parquetWithRowNumber(Path file) {
    return "(SELECT * EXCLUDE (file_row_number), file_row_number + 1 AS file_row FROM read_parquet("
        + literal(file.toString())
        + ", file_row_number = true))";
  }

  @Override
  protected String function(String name, List<String> args) {
    return switch (name) {
      case "DAYS_BETWEEN" -> "date_diff('day', " + args.get(0) + ", " + args.get(1) + ")";
      case "TO_NUMBER" -> "TRY_CAST(" + args.get(0) + " AS DECIMAL(18,6))";
      case "TO_DATE" -> "TRY_CAST(" + args.get(0) + " AS DATE)";
      case "TO_TEXT" -> "CAST(" + args.get(0) + " AS VARCHAR)";
      case "POWER" -> "CAST(pow(" + args.get(0) + ", " + args.get(1) + ") AS DECIMAL(38,12))";
      default -> name.toLowerCase(java.util.Locale.ROOT) + "(" + String.join(", ", args) + ")";
    };
  }
}
