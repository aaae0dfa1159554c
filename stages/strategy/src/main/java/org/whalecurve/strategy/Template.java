package org.whalecurve.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.kernel.Expr;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.strategy.sql.Wording;

/**
 * A sentence of the model with expressions in braces: {@code "Risk {churn_risk}, value {clv}"}. A
 * column is shown by its unit, a computed number with two decimals.
 */
final class Template {
  private final Subject subject;
  private final Wording wording;
  private final List<Part> parts;
  private final String language;

  /** Text, or an expression where that is not null. */
  private record Part(String text, Expr expr) {}

  private Template(Subject subject, List<Part> parts, String language) {
    this.subject = subject;
    this.wording = new Wording(subject.dialect());
    this.parts = parts;
    this.language = language;
  }

  /** The sentence in a language, or else in the other; null where there is none. */
  static Template of(Subject subject, Map<String, ExprText> sentences, String language) {
    ExprText text = sentences.get(language);
    if (text == null) text = sentences.values().stream().findFirst().orElse(null);
    return text == null ? null : new Template(subject, parts(subject, text), language);
  }

  private static List<Part> parts(Subject subject, ExprText source) {
    List<Part> parts = new ArrayList<>();
    String text = source.text();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      int close = open < 0 ? -1 : text.indexOf('}', open);
      if (close < 0) {
        if (open >= 0) unclosed(subject, source, open);
        break;
      }
      if (open > at) parts.add(new Part(text.substring(at, open), null));
      compile(subject, source, open + 1, close).ifPresent(e -> parts.add(new Part("", e)));
      at = close + 1;
    }
    if (at < text.length()) parts.add(new Part(text.substring(at), null));
    return parts;
  }

  private static Optional<Expr> compile(Subject subject, ExprText source, int begin, int end) {
    return subject.compile(source.part(begin, end), null);
  }

  private static void unclosed(Subject subject, ExprText source, int open) {
    subject.problem(
        source,
        open,
        "unclosed-brace",
        "The brace that opens here is not closed.",
        "Write {column} around what is to be filled in.");
  }

  /** The sentence as SQL. */
  String sql(Subject.Query query) {
    List<String> sql = new ArrayList<>();
    for (Part part : parts) {
      sql.add(part.expr() == null ? subject.dialect().literal(part.text()) : shown(part, query));
    }
    return Wording.concat(sql);
  }

  private String shown(Part part, Subject.Query query) {
    String value = query.sql(part.expr());
    return part.expr() instanceof Expr.Column column
        ? wording.shown(value, subject.described(column), language)
        : wording.shown(value, part.expr().type(), language);
  }
}
