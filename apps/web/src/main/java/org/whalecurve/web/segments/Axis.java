package org.whalecurve.web.segments;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whalecurve.runs.Reading;

/**
 * An axis of a matrix as the model writes it, {@code net_revenue + indirect_revenue}. The engine is
 * given only what is put together here from names of the customer table, numbers and a few words;
 * anything else is no axis.
 */
final class Axis {
  private static final int LENGTH_MAX = 400;
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*([A-Za-z_][A-Za-z_0-9]*|[0-9]+(?:[.][0-9]+)?|<=|>=|<>|[-+*/()<>=,])\\s*");
  private static final Set<String> WORDS =
      Set.of(
          "CASE",
          "WHEN",
          "THEN",
          "ELSE",
          "END",
          "AND",
          "OR",
          "NOT",
          "IS",
          "NULL",
          "COALESCE",
          "NULLIF",
          "GREATEST",
          "LEAST",
          "ABS");

  private Axis() {}

  /** The expression for the engine; empty where it holds anything that is not known to be safe. */
  static Optional<String> sql(Reading run, String formula) {
    if (formula == null || formula.isBlank() || formula.length() > LENGTH_MAX)
      return Optional.empty();
    StringBuilder sql = new StringBuilder();
    Matcher token = TOKEN.matcher(formula);
    int at = 0;
    while (at < formula.length()) {
      token.region(at, formula.length());
      if (!token.lookingAt()) return Optional.empty();
      String word = token.group(1);
      at = token.end();
      if (Character.isLetter(word.charAt(0)) || word.charAt(0) == '_') {
        boolean known = WORDS.contains(word.toUpperCase(java.util.Locale.ROOT));
        if (!known && !run.has("customer", word)) return Optional.empty();
        sql.append(known ? word : run.dialect().name(word));
      } else {
        sql.append(word);
      }
      sql.append(' ');
    }
    return Optional.of(sql.toString());
  }
}
