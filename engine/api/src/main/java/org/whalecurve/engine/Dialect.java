package org.whalecurve.engine;

import java.util.function.Function;
import org.whalecurve.kernel.Expr;

/**
 * What engines say differently. Everything else that we generate is SQL that all of them read.
 *
 * <p>Amounts and quantities are stored as DECIMAL(18,6) where they belong to one customer or less,
 * as DECIMAL(38,6) where they are totals; inside a computation they are whole units (BIGINT or
 * wider) of 0.000001.
 */
public interface Dialect {
  /** An identifier, quoted. */
  String name(String identifier);

  /** A text literal, quoted. */
  String literal(String text);

  /** A checked expression; {@code column} says how each column is written, alias included. */
  String expr(Expr expr, Function<Expr.Column, String> column);

  /**
   * DECIMAL(18,6) from a numeric expression, rounded half away from zero; fails where it does not
   * fit.
   */
  String decimal(String expression);

  /**
   * The same for a product of seven to twelve decimals, of which most are below a million; engines
   * may take a shorter way for those.
   */
  default String rounded(String product) {
    return decimal(product);
  }

  /** DECIMAL(38,6) from a numeric expression. */
  String total(String expression);

  /** Whole units from a DECIMAL expression with at most six decimals. */
  String units(String decimalExpression);

  /** DECIMAL(18,6) from whole units. */
  String fromUnits(String unitsExpression);

  /** DECIMAL(38,6) from whole units. */
  String totalFromUnits(String unitsExpression);

  /**
   * The exact product of two DECIMAL expressions; fails where it has more than 38 digits, never
   * before.
   */
  String multiply(String a, String b);

  /**
   * {@code a * b / c} of whole numbers, exact and rounded half away from zero; c must not be zero.
   */
  String multiplyDivide(String a, String b, String c);

  /**
   * The same in 64 bits, many times faster, for BIGINT a, b and c where {@code 2 |a b| + |c|} and
   * {@code 2 |c|} are known to stay below 2^63.
   */
  String multiplyDivideSmall(String a, String b, String c);

  /** {@code a / b} of whole numbers, cut towards zero. */
  String quotient(String a, String b);

  /**
   * A fraction {@code a / b} of DECIMAL expressions with 12 decimals, NULL where b is not positive.
   */
  String fraction(String a, String b);

  /**
   * 64 bits of a hash of a text, as a number that sums without overflow; for fingerprints of
   * tables.
   */
  String textHash(String textExpression);

  /**
   * 64 bits of a quick hash over several columns, NULLs included: equal rows have equal hashes. It
   * differs between engines and versions, so it may only say which rows to compare.
   */
  String rowHash(java.util.List<String> expressions);

  /**
   * Reads a Parquet file in FROM, with the row's number in the file (from 1) as column {@code
   * file_row}.
   */
  String parquetWithRowNumber(java.nio.file.Path file);
}
