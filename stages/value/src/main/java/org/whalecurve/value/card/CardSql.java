package org.whalecurve.value.card;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.whalecurve.engine.Dialect;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ValueType;

/**
 * A card as SQL: every customer's bins, points and probability. Texts of bins and expressions of
 * attributes are written by the dialect.
 */
public final class CardSql {
  private static final int PARTS_AT_MOST = 100;

  private final Card card;
  private final Dialect dialect;
  private final Function<Expr.Column, String> column;
  private final String from;
  private final List<String> keys;

  /**
   * @param column how each column of an attribute's expression is written
   * @param from what stands behind FROM: customers, one row each
   * @param keys names of columns to hand through
   */
  public CardSql(
      Card card,
      Dialect dialect,
      Function<Expr.Column, String> column,
      String from,
      List<String> keys) {
    if (card.parts().size() > PARTS_AT_MOST) throw new IllegalArgumentException("too many parts");
    this.card = card;
    this.dialect = dialect;
    this.column = column;
    this.from = from;
    this.keys = List.copyOf(keys);
  }

  /** A SELECT of the keys, {@code points} INTEGER and {@code probability} DECIMAL(18,6). */
  public String scored() {
    String sum =
        each(t -> "p" + t).stream()
            .collect(Collectors.joining(" + ", "", " + " + card.basePoints()));
    double even = card.scale().even();
    double factor = card.scale().factor();
    String odds =
        "EXP((points - CAST("
            + BigDecimal.valueOf(even).toPlainString()
            + " AS DOUBLE)) / CAST("
            + BigDecimal.valueOf(factor).toPlainString()
            + " AS DOUBLE))";
    return "SELECT "
        + keys("points, " + dialect.decimal("1 / (1 + " + odds + ")"))
        + " AS probability FROM (SELECT "
        + keys("CAST(" + sum + " AS INTEGER) AS points")
        + " FROM ("
        + points()
        + ") AS part) AS total";
  }

  /**
   * A SELECT of the keys, {@code p0, p1, …}: points of every part, and {@code c0, c1, …}: the cell
   * that they come from.
   */
  public String points() {
    String cells = String.join(", ", each(t -> "c" + t));
    String points = String.join(", ", each(t -> pointsOf(t) + " AS p" + t));
    return "SELECT " + keys(cells + ", " + points) + " FROM (" + cells() + ") AS cell";
  }

  /**
   * A SELECT of the keys, {@code rank} from 1, {@code part}, {@code cell}, {@code points} and
   * {@code lost}: for every customer the parts that cost it the most points against the best bin
   * there is; no row where nothing is lost. Equal losses stand in the order of the card.
   *
   * @param most rows of a customer
   */
  public String reasons(int most) {
    String ranked =
        "SELECT " + keys(codes() + ", " + cellsAndPoints()) + " FROM (" + points() + ") AS part";
    for (int rank = 1; rank <= most; rank++) {
      ranked = "SELECT *, " + highest(rank) + " AS r" + rank + " FROM (" + ranked + ") AS ranked";
    }
    String code = pick("rank", IntStream.rangeClosed(1, most).boxed().toList(), r -> "r" + r);
    String ranks =
        IntStream.rangeClosed(1, most)
            .mapToObj(r -> "(" + r + ")")
            .collect(Collectors.joining(", "));
    String long_ =
        "SELECT *, "
            + code
            + " AS code FROM ("
            + ranked
            + ") AS wide CROSS JOIN (VALUES "
            + ranks
            + ") AS ranks(rank)";
    String part = PARTS_AT_MOST - 1 + " - MOD(code, " + PARTS_AT_MOST + ")";
    String named =
        "SELECT *, CAST("
            + part
            + " AS INTEGER) AS part FROM ("
            + long_
            + ") AS coded WHERE code >= "
            + PARTS_AT_MOST;
    return "SELECT "
        + keys(
            "rank, part, "
                + pick("part", parts(), t -> "c" + t)
                + " AS cell, "
                + pick("part", parts(), t -> "p" + t)
                + " AS points, CAST("
                + dialect.quotient("code", String.valueOf(PARTS_AT_MOST))
                + " AS INTEGER) AS lost")
        + " FROM ("
        + named
        + ") AS reason";
  }

  /** Points lost times 100, plus 99 less the part's number: equal losses differ. */
  private String codes() {
    return String.join(
        ", ",
        each(
            t ->
                "("
                    + card.parts().get(t).best()
                    + " - p"
                    + t
                    + ") * "
                    + PARTS_AT_MOST
                    + " + "
                    + (PARTS_AT_MOST - 1 - t)
                    + " AS l"
                    + t));
  }

  private String cellsAndPoints() {
    return String.join(", ", each(t -> "c" + t)) + ", " + String.join(", ", each(t -> "p" + t));
  }

  /** The highest code below that of the rank before. */
  private String highest(int rank) {
    List<String> codes =
        rank == 1
            ? each(t -> "l" + t)
            : each(t -> "CASE WHEN l" + t + " < r" + (rank - 1) + " THEN l" + t + " ELSE -1 END");
    return codes.size() == 1 ? codes.get(0) : "GREATEST(" + String.join(", ", codes) + ")";
  }

  private static String pick(String by, List<Integer> values, IntFunction<String> then) {
    return values.stream()
        .map(v -> " WHEN " + v + " THEN " + then.apply(v))
        .collect(Collectors.joining("", "CASE " + by, " END"));
  }

  private String pointsOf(int part) {
    List<Card.Cell> cells = card.parts().get(part).cells();
    return IntStream.range(0, cells.size())
        .filter(c -> cells.get(c).points() != 0)
        .mapToObj(c -> " WHEN " + c + " THEN " + cells.get(c).points())
        .reduce(String::concat)
        .map(whens -> "CASE c" + part + whens + " ELSE 0 END")
        .orElse("0");
  }

  /** A SELECT of the keys and {@code c0, c1, …}, over the attributes' values. */
  private String cells() {
    List<String> values = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    for (int t = 0; t < card.parts().size(); t++) {
      Card.Part part = card.parts().get(t);
      String cell = "";
      for (int b = 0; b < part.bins().size(); b++) {
        String value = "v" + t + "_" + b;
        values.add(value(part.features().get(b)) + " AS " + value);
        String bin = bin(part.bins().get(b), value);
        cell = b == 0 ? bin : cell + " * " + part.bins().get(b).count() + " + " + bin;
      }
      cells.add(cell + " AS c" + t);
    }
    return "SELECT "
        + keys(String.join(", ", cells))
        + " FROM (SELECT "
        + keys(String.join(", ", values))
        + " FROM "
        + from
        + ") AS attribute";
  }

  private String value(CardFeature feature) {
    String value = dialect.expr(feature.value(), column);
    return feature.value().type() == ValueType.BOOLEAN ? "CAST(" + value + " AS VARCHAR)" : value;
  }

  private String bin(Bins bins, String value) {
    StringBuilder text = new StringBuilder("CASE WHEN " + value + " IS NULL THEN 0");
    for (int bin = 1; bin < bins.count() - 1; bin++) {
      text.append(" WHEN ").append(value).append(condition(bins, bin)).append(" THEN ").append(bin);
    }
    return text.append(" ELSE ").append(bins.count() - 1).append(" END").toString();
  }

  private String condition(Bins bins, int bin) {
    if (bins instanceof Bins.Ranges ranges) {
      return " < " + ranges.cuts().get(bin - 1).toPlainString();
    }
    return ((Bins.Groups) bins)
        .groups().get(bin - 1).stream()
            .map(dialect::literal)
            .collect(Collectors.joining(", ", " IN (", ")"));
  }

  private String keys(String others) {
    return keys.stream().map(key -> dialect.name(key) + ", ").collect(Collectors.joining())
        + others;
  }

  private List<Integer> parts() {
    return IntStream.range(0, card.parts().size()).boxed().toList();
  }

  private List<String> each(IntFunction<String> of) {
    return IntStream.range(0, card.parts().size()).mapToObj(of).toList();
  }
}
