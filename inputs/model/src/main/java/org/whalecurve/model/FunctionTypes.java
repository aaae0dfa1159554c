package org.whalecurve.model;

import static org.whalecurve.kernel.ValueType.BOOLEAN;
import static org.whalecurve.kernel.ValueType.DATE;
import static org.whalecurve.kernel.ValueType.NUMBER;
import static org.whalecurve.kernel.ValueType.TEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.Typing.Part;
import org.whalecurve.model.yaml.ExprText;

/** What each function of the language takes and gives. */
final class FunctionTypes {
  private static final int MANY = 1_000;

  /**
   * @param params types in order; the last one repeats
   * @param gives type of the value; null where it is that of the arguments, which are alike
   */
  private record Signature(int min, int max, List<ValueType> params, ValueType gives) {}

  private static final Map<String, Signature> SIGNATURES =
      Map.ofEntries(
          Map.entry("ABS", fixed(NUMBER, NUMBER)),
          Map.entry("ROUND", new Signature(1, 2, List.of(NUMBER), NUMBER)),
          Map.entry("FLOOR", fixed(NUMBER, NUMBER)),
          Map.entry("CEIL", fixed(NUMBER, NUMBER)),
          Map.entry("MOD", fixed(NUMBER, NUMBER, NUMBER)),
          Map.entry("POWER", fixed(NUMBER, NUMBER, NUMBER)),
          Map.entry("SIGN", fixed(NUMBER, NUMBER)),
          Map.entry("LEAST", new Signature(1, MANY, List.of(), null)),
          Map.entry("GREATEST", new Signature(1, MANY, List.of(), null)),
          Map.entry("COALESCE", new Signature(1, MANY, List.of(), null)),
          Map.entry("NULLIF", new Signature(2, 2, List.of(), null)),
          Map.entry("UPPER", fixed(TEXT, TEXT)),
          Map.entry("LOWER", fixed(TEXT, TEXT)),
          Map.entry("TRIM", fixed(TEXT, TEXT)),
          Map.entry("LENGTH", fixed(NUMBER, TEXT)),
          Map.entry("SUBSTRING", new Signature(2, 3, List.of(TEXT, NUMBER), TEXT)),
          Map.entry("LEFT", fixed(TEXT, TEXT, NUMBER)),
          Map.entry("RIGHT", fixed(TEXT, TEXT, NUMBER)),
          Map.entry("REPLACE", fixed(TEXT, TEXT, TEXT, TEXT)),
          Map.entry("STARTS_WITH", fixed(BOOLEAN, TEXT, TEXT)),
          Map.entry("ENDS_WITH", fixed(BOOLEAN, TEXT, TEXT)),
          Map.entry("CONTAINS", fixed(BOOLEAN, TEXT, TEXT)),
          Map.entry("SPLIT_PART", fixed(TEXT, TEXT, TEXT, NUMBER)),
          Map.entry("LPAD", fixed(TEXT, TEXT, NUMBER, TEXT)),
          Map.entry("YEAR", fixed(NUMBER, DATE)),
          Map.entry("QUARTER", fixed(NUMBER, DATE)),
          Map.entry("MONTH", fixed(NUMBER, DATE)),
          Map.entry("DAY", fixed(NUMBER, DATE)),
          Map.entry("DAYS_BETWEEN", fixed(NUMBER, DATE, DATE)),
          Map.entry("TO_NUMBER", fixed(NUMBER, TEXT)),
          Map.entry("TO_DATE", fixed(DATE, TEXT)),
          Map.entry("TO_TEXT", new Signature(1, 1, List.of(), TEXT)));

  /** What people of other systems write, and what it is called here. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("IF", "Write CASE WHEN condition THEN a ELSE b END."),
          Map.entry("IIF", "Write CASE WHEN condition THEN a ELSE b END."),
          Map.entry("SUBSTR", "It is called SUBSTRING here."),
          Map.entry("MID", "It is called SUBSTRING here."),
          Map.entry("LEN", "It is called LENGTH here."),
          Map.entry("CEILING", "It is called CEIL here."),
          Map.entry("IFNULL", "It is called COALESCE here."),
          Map.entry("ISNULL", "It is called COALESCE here; a test is written x IS NULL."),
          Map.entry("NVL", "It is called COALESCE here."),
          Map.entry("CONCAT", "Write a || b."),
          Map.entry("DATEDIFF", "It is called DAYS_BETWEEN(from, to) here."),
          Map.entry("CAST", "Use TO_NUMBER, TO_DATE or TO_TEXT."),
          Map.entry("MIN", "It is called LEAST here; rows are not summed up in an expression."),
          Map.entry("MAX", "It is called GREATEST here; rows are not summed up in an expression."),
          Map.entry("SUM", "An expression sees one row; rows are summed by: {sum: …, of: …}."),
          Map.entry("COUNT", "An expression sees one row; rows are counted by: {count: …}."),
          Map.entry("AVG", "An expression sees one row; give the value of the row."));

  private FunctionTypes() {}

  private static Signature fixed(ValueType gives, ValueType... params) {
    return new Signature(params.length, params.length, List.of(params), gives);
  }

  /** A checked call; the arguments take the types that the function wants. */
  static Expr call(ExprText source, String name, int offset, List<Part> args) {
    Signature signature = SIGNATURES.get(name);
    if (signature == null) throw unknown(source, name, offset);
    if (args.size() < signature.min() || args.size() > signature.max()) {
      throw wrongCount(source, name, offset, signature, args.size());
    }
    if (isIdentity(name, args.get(0).expr().type())) return args.get(0).expr();
    Typing typing = new Typing(source);
    List<Expr> typed =
        signature.params().isEmpty() ? typing.alike(args) : typed(typing, signature, args);
    ValueType gives = signature.gives() == null ? typed.get(0).type() : signature.gives();
    return new Expr.Call(name, typed, gives);
  }

  private static boolean isIdentity(String name, ValueType type) {
    return switch (name) {
      case "TO_NUMBER" -> type == NUMBER;
      case "TO_DATE" -> type == DATE;
      case "TO_TEXT" -> type == TEXT;
      default -> false;
    };
  }

  private static List<Expr> typed(Typing typing, Signature signature, List<Part> args) {
    List<ValueType> params = signature.params();
    List<Expr> typed = new ArrayList<>();
    for (int i = 0; i < args.size(); i++) {
      typed.add(typing.as(args.get(i), params.get(Math.min(i, params.size() - 1))));
    }
    return typed;
  }

  private static ProblemException unknown(ExprText source, String name, int offset) {
    String upper = name.toUpperCase(Locale.ROOT);
    String remedy = ELSEWHERE.get(upper);
    return source.problem(
        offset,
        "unknown-function",
        "There is no function '" + name + "'.",
        remedy != null ? remedy : Suggest.didYouMean(upper, Expr.Functions.NAMES));
  }

  private static ProblemException wrongCount(
      ExprText source, String name, int offset, Signature signature, int given) {
    String wants =
        signature.min() == signature.max()
            ? Integer.toString(signature.min())
            : signature.max() == MANY
                ? "at least " + signature.min()
                : signature.min() + " or " + signature.max();
    return source.problem(
        offset,
        "wrong-arguments",
        name
            + " takes "
            + wants
            + (wants.equals("1") ? " argument" : " arguments")
            + ", not "
            + given
            + ".",
        "");
  }
}
