package org.whalecurve.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlLikeOperator;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.Typing.Part;
import org.whalecurve.model.yaml.ExprText;

/**
 * From text through Calcite's syntax tree to {@link Expr}. The only class that needs Calcite, so
 * that a model of plain numbers and columns never loads it.
 *
 * <p>Calcite parses; names and types are checked here rather than by its validator, because the
 * validator needs a catalogue and a type factory (most of its start-up time), knows no booleans
 * that count 1 or 0, and says what is wrong in words meant for people who write SQL.
 */
final class ExpressionParser {
  private static final SqlParser.Config CONFIG =
      SqlParser.config()
          .withQuoting(Quoting.DOUBLE_QUOTE)
          .withQuotedCasing(Casing.UNCHANGED)
          .withUnquotedCasing(Casing.UNCHANGED)
          .withIdentifierMaxLength(Expressions.MAX_LENGTH);

  private static final Map<SqlKind, String> COMPARISONS =
      Map.of(
          SqlKind.EQUALS, "=",
          SqlKind.NOT_EQUALS, "<>",
          SqlKind.LESS_THAN, "<",
          SqlKind.LESS_THAN_OR_EQUAL, "<=",
          SqlKind.GREATER_THAN, ">",
          SqlKind.GREATER_THAN_OR_EQUAL, ">=");

  private static final Map<SqlKind, String> ARITHMETIC =
      Map.of(SqlKind.PLUS, "+", SqlKind.MINUS, "-", SqlKind.TIMES, "*", SqlKind.DIVIDE, "/");

  private final ExprText source;
  private final Tokens tokens;
  private final Names names;
  private final Typing typing;

  private ExpressionParser(ExprText source, Schema.Scope scope) {
    this.source = source;
    this.tokens = Tokens.of(source);
    this.names = new Names(source, scope);
    this.typing = new Typing(source);
  }

  /**
   * The checked expression.
   *
   * @param expected type wanted; null for any
   * @throws ProblemException where the text is no expression, or names or types are wrong
   */
  static Expr parse(ExprText source, Schema.Scope scope, ValueType expected) {
    ExpressionParser parser = new ExpressionParser(source, scope);
    return parser.typing.result(parser.part(parser.syntax(), 0), expected);
  }

  private SqlNode syntax() {
    try {
      return SqlParser.create(tokens.sql(), CONFIG).parseExpression();
    } catch (SqlParseException e) {
      throw badSyntax(e);
    }
  }

  private ProblemException badSyntax(SqlParseException e) {
    if (e.getCause() instanceof StackOverflowError) return Tokens.tooDeep(source, 0);
    SqlParserPos place = e.getPos();
    String said = e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
    if (place == null || said.contains("<EOF>")) {
      return problem(
          source.text().stripTrailing().length(),
          "bad-expression",
          "The expression ends too early.",
          "Something is missing here: a value, a name or a closing parenthesis.");
    }
    int offset = tokens.origin(place.getLineNum(), place.getColumnNum());
    return problem(
        offset,
        "bad-expression",
        "'" + tokens.tokenAt(offset) + "' cannot stand here.",
        "Texts stand in single quotes, column names with blanks in double quotes; an operator is"
            + " needed between two values.");
  }

  private Part part(SqlNode node, int depth) {
    int offset = offset(node);
    if (depth > Tokens.MAX_DEPTH) throw Tokens.tooDeep(source, offset);
    if (node instanceof SqlIdentifier identifier) return new Part(column(identifier), offset);
    if (node instanceof SqlLiteral literal) return new Part(literal(literal), offset);
    if (node instanceof SqlCase cases) return new Part(caseOf(cases, depth), offset);
    if (node instanceof SqlCall call) return new Part(call(call, depth), offset);
    throw unsupported(node);
  }

  private List<Part> parts(List<SqlNode> nodes, int depth) {
    return nodes.stream().map(node -> part(node, depth + 1)).toList();
  }

  private Expr column(SqlIdentifier identifier) {
    List<String> path = identifier.names;
    if (identifier.isStar() || path.size() > 2) throw unsupported(identifier);
    return path.size() == 1
        ? names.column(path.get(0), offset(identifier))
        : names.column(path.get(0), path.get(1), offset(identifier));
  }

  private Expr literal(SqlLiteral literal) {
    SqlTypeName type = literal.getTypeName();
    if (type == SqlTypeName.NULL) return new Expr.Literal(null, ValueType.TEXT);
    if (type == SqlTypeName.CHAR) return Expr.text(literal.getValueAs(String.class));
    if (type == SqlTypeName.DECIMAL) return Expr.number(literal.getValueAs(BigDecimal.class));
    if (type == SqlTypeName.BOOLEAN) {
      return new Expr.Literal(literal.getValueAs(Boolean.class), ValueType.BOOLEAN);
    }
    if (type == SqlTypeName.UNKNOWN) return date(literal);
    throw unsupported(literal);
  }

  /** {@code DATE '2026-04-30'}: Calcite leaves typed literals to its validator. */
  private Expr date(SqlLiteral literal) {
    String text = String.valueOf(literal.getValue());
    return Typing.parseDate(text)
        .map(day -> (Expr) new Expr.Literal(day, ValueType.DATE))
        .orElseThrow(
            () ->
                problem(
                    offset(literal),
                    "bad-date",
                    "'" + text + "' is no date.",
                    "Write year-month-day, for instance DATE '2026-04-30'."));
  }

  private Expr caseOf(SqlCase cases, int depth) {
    SqlNodeList conditions = cases.getWhenOperands();
    List<SqlNode> values = new ArrayList<>(cases.getThenOperands().getList());
    values.add(cases.getElseOperand());
    List<Expr> chosen = typing.alike(parts(values, depth));
    List<Expr.Branch> branches = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      Part when = part(conditions.get(i), depth + 1);
      branches.add(new Expr.Branch(typing.as(when, ValueType.BOOLEAN), chosen.get(i)));
    }
    Expr otherwise = chosen.get(chosen.size() - 1);
    return new Expr.Case(branches, otherwise, otherwise.type());
  }

  private Expr call(SqlCall call, int depth) {
    SqlKind kind = call.getKind();
    List<SqlNode> operands = call.getOperandList();
    if (COMPARISONS.containsKey(kind)) return compared(COMPARISONS.get(kind), operands, depth);
    if (ARITHMETIC.containsKey(kind)) {
      return chain(ARITHMETIC.get(kind), call, ValueType.NUMBER, depth);
    }
    return switch (kind) {
      case AND -> chain("AND", call, ValueType.BOOLEAN, depth);
      case OR -> chain("OR", call, ValueType.BOOLEAN, depth);
      case NOT -> not(typing.as(part(operands.get(0), depth + 1), ValueType.BOOLEAN));
      case MINUS_PREFIX -> negative(part(operands.get(0), depth + 1));
      case PLUS_PREFIX -> typing.as(part(operands.get(0), depth + 1), ValueType.NUMBER);
      case IS_NULL, IS_NOT_NULL ->
          condition(kind.name(), List.of(part(operands.get(0), depth + 1).expr()));
      case LIKE -> like(call, operands, depth);
      case BETWEEN -> between(call, operands, depth);
      case IN -> among(operands, depth);
      case NOT_IN -> not(among(operands, depth));
      case OTHER_FUNCTION -> function(call, depth);
      default -> other(call, depth);
    };
  }

  private Expr other(SqlCall call, int depth) {
    if (call.getOperator().getName().equals("||")) {
      return chain("CONCAT", call, ValueType.TEXT, depth);
    }
    throw unsupported(call);
  }

  private Expr function(SqlCall call, int depth) {
    String name = call.getOperator().getName();
    return FunctionTypes.call(source, name, offset(call), parts(call.getOperandList(), depth));
  }

  private Expr compared(String op, List<SqlNode> operands, int depth) {
    return condition(op, typing.alike(parts(operands, depth)));
  }

  private Expr like(SqlCall call, List<SqlNode> operands, int depth) {
    if (operands.size() != 2) throw unsupported(call);
    List<Expr> texts =
        parts(operands, depth).stream().map(p -> typing.as(p, ValueType.TEXT)).toList();
    Expr like = condition("LIKE", texts);
    return ((SqlLikeOperator) call.getOperator()).isNegated() ? not(like) : like;
  }

  private Expr between(SqlCall call, List<SqlNode> operands, int depth) {
    Expr between = condition("BETWEEN", typing.alike(parts(operands, depth)));
    return call.getOperator().getName().startsWith("NOT") ? not(between) : between;
  }

  private Expr among(List<SqlNode> operands, int depth) {
    if (!(operands.get(1) instanceof SqlNodeList list)) throw unsupported(operands.get(1));
    List<SqlNode> all = new ArrayList<>();
    all.add(operands.get(0));
    all.addAll(list.getList());
    return condition("IN", typing.alike(parts(all, depth)));
  }

  private Expr negative(Part part) {
    return new Expr.Call("NEGATE", List.of(typing.as(part, ValueType.NUMBER)), ValueType.NUMBER);
  }

  private static Expr not(Expr condition) {
    return condition("NOT", List.of(condition));
  }

  private static Expr condition(String op, List<Expr> args) {
    return new Expr.Call(op, args, ValueType.BOOLEAN);
  }

  /**
   * {@code a OR b OR c …}: walked along its left side, so that a long chain is no deep nesting, and
   * built as a balanced tree where it is long and the operator allows.
   */
  private Expr chain(String op, SqlCall call, ValueType type, int depth) {
    List<SqlNode> nodes = new ArrayList<>();
    SqlNode node = call;
    while (node instanceof SqlCall next && next.getOperator() == call.getOperator()) {
      nodes.add(next.operand(1));
      node = next.operand(0);
    }
    nodes.add(node);
    Collections.reverse(nodes);
    List<Expr> args =
        parts(nodes, depth).stream()
            .map(p -> op.equals("CONCAT") ? Typing.toText(p.expr()) : typing.as(p, type))
            .toList();
    boolean reorders = !op.equals("-") && !op.equals("/");
    if (args.size() <= 16) return leftDeep(op, args, type);
    if (reorders) return balanced(op, args, type);
    if (args.size() > Tokens.MAX_DEPTH) throw Tokens.tooDeep(source, offset(call));
    return leftDeep(op, args, type);
  }

  private static Expr leftDeep(String op, List<Expr> args, ValueType type) {
    return args.stream().reduce((a, b) -> new Expr.Call(op, List.of(a, b), type)).orElseThrow();
  }

  private static Expr balanced(String op, List<Expr> args, ValueType type) {
    if (args.size() == 1) return args.get(0);
    int middle = args.size() / 2;
    return new Expr.Call(
        op,
        List.of(
            balanced(op, args.subList(0, middle), type),
            balanced(op, args.subList(middle, args.size()), type)),
        type);
  }

  private int offset(SqlNode node) {
    SqlParserPos place = node.getParserPosition();
    return tokens.origin(place.getLineNum(), place.getColumnNum());
  }

  private ProblemException unsupported(SqlNode node) {
    int offset = offset(node);
    return problem(
        offset,
        "bad-expression",
        "'"
            + tokens.tokenAt(Math.min(offset, source.text().length() - 1))
            + "' begins something that expressions do not have.",
        "Allowed are + - * / || = <> < <= > >= AND OR NOT IN BETWEEN LIKE IS NULL CASE and functions.");
  }

  private ProblemException problem(int offset, String code, String message, String remedy) {
    return source.problem(offset, code, message, remedy);
  }
}
