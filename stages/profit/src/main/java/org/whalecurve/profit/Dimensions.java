package org.whalecurve.profit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.whalecurve.engine.Dialect;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.ProfitModel;
import org.whalecurve.model.Schema;
import org.whalecurve.tables.InputTables;
import org.whalecurve.tables.Table;

/** By what profit is cut: names of the model turned into SQL. */
final class Dimensions {
  private static final List<List<String>> DEFAULT =
      List.of(
          List.of("customer_group"),
          List.of("region"),
          List.of("industry"),
          List.of("product_line"),
          List.of("channel"),
          List.of("revenue_band"),
          List.of("customer_group", "product_line"),
          List.of("revenue_band", "product_line"));

  /**
   * One dimension.
   *
   * @param value its value as SQL over {@code s} (cells), {@code c} customers, {@code t} customer
   *     totals, {@code p} products, {@code h} channels; {@code (none)} instead of NULL
   * @param present a condition that holds where the data say anything on it
   * @param ofCustomer whether the customer alone decides the value
   */
  record Dimension(String name, String value, String present, boolean ofCustomer) {}

  /**
   * One or two crossed dimensions.
   *
   * @param onlyIfPresent whether it is left out where the data say nothing on it
   */
  record Cut(List<Dimension> dimensions, boolean onlyIfPresent) {
    boolean uses(String dimension) {
      return dimensions.stream().anyMatch(d -> d.name().equals(dimension));
    }

    /** The dimensions that split a customer's own account, by name. */
    List<Dimension> withinCustomer() {
      return dimensions.stream()
          .filter(d -> !d.ofCustomer())
          .sorted(Comparator.comparing(Dimension::name))
          .toList();
    }
  }

  private final Dialect dialect;
  private final Schema schema;
  private final ProfitModel model;

  Dimensions(Dialect dialect, Schema schema, ProfitModel model) {
    this.dialect = dialect;
    this.schema = schema;
    this.model = model;
  }

  /**
   * The cuts that the model declares, or the default ones.
   *
   * @throws org.whalecurve.kernel.ProblemException with every dimension that is not known
   */
  List<Cut> cuts() {
    boolean declared = !model.dimensions().isEmpty();
    Set<List<String>> wanted = new LinkedHashSet<>(declared ? model.dimensions() : DEFAULT);
    Problems problems = new Problems();
    List<Cut> cuts = new ArrayList<>();
    for (List<String> names : wanted) {
      List<Dimension> found = new ArrayList<>();
      for (String name : names) {
        Optional<Dimension> dimension = find(name);
        dimension.ifPresent(found::add);
        if (dimension.isEmpty() && declared) unknown(name, problems);
      }
      if (found.size() == names.size()) cuts.add(new Cut(found, !declared));
    }
    problems.throwIfAny();
    return cuts;
  }

  private void unknown(String name, Problems problems) {
    problems.add(
        "unknown-dimension",
        model.place(),
        "'" + name + "' is no column of customer or product, no channel, period or revenue_band.",
        Suggest.didYouMean(name, known()));
  }

  private Set<String> known() {
    Set<String> known = new TreeSet<>(List.of("period", "channel", "revenue_band", "parent"));
    schema.columns("customer").keySet().stream()
        .filter(column -> !isPersonal("customer", column))
        .forEach(known::add);
    known.addAll(schema.columns("product").keySet());
    return known;
  }

  private Optional<Dimension> find(String name) {
    return switch (name) {
      case "period" -> Optional.of(new Dimension(name, "s.period", "1 = 1", false));
      case "channel" ->
          Optional.of(
              new Dimension(name, "h.channel", some("channel_dim WHERE channel_no > 0"), false));
      case "revenue_band" -> Optional.of(band(name));
      case "parent" -> Optional.of(parent(name));
      default ->
          column(name, "customer", "c", Measures.UNUSED_NO)
              .or(() -> column(name, "product", "p", 0));
    };
  }

  /**
   * A customer and its subsidiaries, by the parent's id: what each has of its own stays in sight.
   */
  private Dimension parent(String name) {
    String present = some("customer_dim WHERE parent_id IS NOT NULL");
    return new Dimension(name, "coalesce(c.parent_id, c.customer_id)", present, true);
  }

  private Dimension band(String name) {
    String present = model.revenueBands().isEmpty() ? "1 = 0" : "1 = 1";
    return new Dimension(name, orNone("t.revenue_band"), present, true);
  }

  /** A column of customer or product, also written with the table's name before it. */
  private Optional<Dimension> column(String name, String table, String alias, int lastUnreal) {
    String column = name.startsWith(table + ".") ? name.substring(table.length() + 1) : name;
    ValueType type = schema.columns(table).get(column);
    if (type == null || isPersonal(table, column)) return Optional.empty();
    String quoted = dialect.name(column);
    String value = alias + "." + quoted;
    String text = type == ValueType.TEXT ? value : "CAST(" + value + " AS VARCHAR)";
    String present =
        some(
            "%s_dim WHERE %s_no > %d AND %s IS NOT NULL"
                .formatted(table, table, lastUnreal, quoted));
    return Optional.of(new Dimension(name, orNone(text), present, table.equals("customer")));
  }

  /** Published tables say nothing of persons. */
  private static boolean isPersonal(String table, String column) {
    return table.equals("customer")
        && InputTables.CUSTOMER.column(column).filter(Table.Column::personal).isPresent();
  }

  private static String orNone(String text) {
    return "coalesce(" + text + ", '(none)')";
  }

  private static String some(String from) {
    return "EXISTS (SELECT 1 FROM " + from + ")";
  }
}
