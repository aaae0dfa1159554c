package org.whalecurve.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.intake.type.ColumnStyle;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.Expressions;
import org.whalecurve.model.Schema;
import org.whalecurve.model.yaml.ExprText;

/**
 * Compiles expressions over a file's columns. What a column holds is a guess from a sample, so an
 * expression that does not fit the guess is tried with what the column may be as well: {@code
 * LEFT(Invoice, 1)} sees a text though all invoices of the sample are digits.
 */
final class ColumnCompiler {
  /** Name of the file in expressions. */
  static final String SCOPE = "file";

  private static final int MAX_TRIES = 64;

  private final FileShape shape;
  private final Map<String, ValueType> stated;

  /**
   * @param stated types that the user states, by header in lower case
   */
  ColumnCompiler(FileShape shape, Map<String, ValueType> stated) {
    this.shape = shape;
    this.stated = stated;
  }

  /** The column that the text names, whatever it holds; empty where it is no plain name. */
  Optional<String> bare(ExprText text) {
    Map<String, ValueType> all = new LinkedHashMap<>();
    for (String name : shape.header()) all.put(name, ValueType.TEXT);
    try {
      return Expressions.tryCompile(text, Schema.Scope.of(SCOPE, all), null)
          .filter(Expr.Column.class::isInstance)
          .map(expr -> ((Expr.Column) expr).name());
    } catch (ProblemException wrongTypes) {
      return Optional.empty();
    }
  }

  /** The type of a column that stands alone, where its place wants none. */
  ValueType typeOf(String column) {
    ValueType said = stated.get(column.toLowerCase(Locale.ROOT));
    return said != null ? said : column(column).type();
  }

  FileShape.Column column(String name) {
    return shape.columns().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  /**
   * The checked expression; empty where it names a column that the file does not have.
   *
   * @throws ProblemException where it fits the columns under no type that they may have
   */
  Optional<Expr> compile(ExprText text, ValueType expected) {
    ProblemException first = null;
    for (Map<String, ValueType> types : tries(text.text())) {
      try {
        return Expressions.tryCompile(text, Schema.Scope.of(SCOPE, types), expected);
      } catch (ProblemException e) {
        if (first == null) first = e;
      }
    }
    throw first;
  }

  /** The guessed types first, then those that differ from them least. */
  private List<Map<String, ValueType>> tries(String text) {
    Map<String, ValueType> guess = new LinkedHashMap<>();
    for (String name : shape.header()) guess.put(name, typeOf(name));
    List<Map<String, ValueType>> tries = new ArrayList<>(List.of(guess));
    String lower = text.toLowerCase(Locale.ROOT);
    for (FileShape.Column column : shape.columns()) {
      if (!lower.contains(column.name().toLowerCase(Locale.ROOT))) continue;
      for (ValueType other : others(column)) {
        int known = tries.size();
        for (int i = 0; i < known && tries.size() < MAX_TRIES; i++) {
          if (tries.get(i).get(column.name()) != guess.get(column.name())) continue;
          Map<String, ValueType> changed = new LinkedHashMap<>(tries.get(i));
          changed.put(column.name(), other);
          tries.add(changed);
        }
      }
    }
    tries.sort(Comparator.comparingLong(t -> changes(t, guess)));
    return tries;
  }

  private static long changes(Map<String, ValueType> types, Map<String, ValueType> guess) {
    return types.entrySet().stream().filter(e -> guess.get(e.getKey()) != e.getValue()).count();
  }

  private List<ValueType> others(FileShape.Column column) {
    if (stated.containsKey(column.name().toLowerCase(Locale.ROOT))) return List.of();
    ColumnStyle style = column.style();
    boolean unknown = column.filled() == 0;
    List<ValueType> others = new ArrayList<>();
    if (style.mayBeNumber() || unknown) others.add(ValueType.NUMBER);
    if (style.mayBeDate() || unknown) others.add(ValueType.DATE);
    others.add(ValueType.TEXT);
    others.remove(typeOf(column.name()));
    return others;
  }
}
