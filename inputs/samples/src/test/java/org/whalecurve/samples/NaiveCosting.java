package org.whalecurve.samples;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Computes a workspace's model the slow and obvious way, in doubles, from its files alone. It knows
 * nothing of how they were generated.
 */
final class NaiveCosting {
  static final String UNASSIGNED = "(unassigned)";
  static final String UNUSED = "(unused)";
  static final String NONE = "(none)";
  private static final int ROUNDS = 300;

  /** A customer and a product. */
  record Cell(String customer, String product) {}

  /** A row by column name; {@code cell} is what it belongs to. */
  record Fact(Function<String, Object> row, Cell cell, String group, String line) {}

  final Map<Cell, double[]> costs = new HashMap<>();
  final Map<Cell, Double> revenue = new HashMap<>();
  final Map<String, String> groups = new HashMap<>();
  final Map<String, String> lines = new HashMap<>();
  final Map<String, Double> ledgerByPool = new TreeMap<>();
  final double taxRate;

  private final Map<String, Map<String, Object>> pools;
  private final Map<String, Map<String, Object>> activities;
  private final Object reconcile;
  private final Map<String, Map<String, List<Fact>>> facts = new HashMap<>();
  private final Map<String, String> aliases = new HashMap<>();
  private final Map<String, String> units = new HashMap<>();
  private final CsvTable ledger;
  private final CsvTable drivers;
  private final CsvTable capacity;

  @SuppressWarnings("unchecked")
  NaiveCosting(Path workspace) {
    Map<String, Object> cost = yaml(workspace.resolve("model/cost.yaml"));
    pools = (Map<String, Map<String, Object>>) cost.get("pools");
    activities = (Map<String, Map<String, Object>>) cost.get("activities");
    reconcile = ((Map<String, Object>) cost.get("reconcile")).get("revenue");
    taxRate = (Double) yaml(workspace.resolve("model/profit.yaml")).get("revenue_tax");
    Path data = workspace.resolve("data");
    ledger = CsvTable.read(data, "ledger");
    drivers = CsvTable.read(data, "driver");
    capacity = CsvTable.read(data, "capacity");
    readMasterData(data);
    readFacts(data, "line", "bills-*", "date");
    readFacts(data, "event", "event", "date");
    readFacts(data, "receivable", "receivable", "invoice_date");
    countCustomers();
    sumRevenue();
    for (String period : new TreeSet<>(facts.get("line").keySet())) compute(period);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> yaml(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromReader(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readMasterData(Path data) {
    CsvTable customers = CsvTable.read(data, "customer");
    for (String[] row : customers.rows()) groups.put(row[0], row[customers.at("customer_group")]);
    for (String[] row : CsvTable.read(data, "customer_alias").rows()) aliases.put(row[0], row[1]);
    CsvTable products = CsvTable.read(data, "product");
    for (String[] row : products.rows()) {
      lines.put(row[0], row[products.at("product_line")]);
      units.put(row[0], row[products.at("unit")]);
    }
  }

  private void readFacts(Path data, String kind, String glob, String date) {
    CsvTable table = CsvTable.read(data, glob);
    Map<String, Integer> at = new HashMap<>();
    for (String column : table.columns()) at.put(column, table.at(column));
    for (String[] row : table.rows()) {
      String product = at.containsKey("product_id") ? row[at.get("product_id")] : "";
      String id = row[at.get("customer_id")];
      Cell cell = cell(aliases.getOrDefault(id, id), product);
      Function<String, Object> values = name -> value(row, at, name, product);
      Fact fact = new Fact(values, cell, groups.get(cell.customer()), lines.get(product));
      period(kind, row[at.get(date)].substring(0, 7)).add(fact);
    }
  }

  private List<Fact> period(String kind, String period) {
    return facts
        .computeIfAbsent(kind, k -> new HashMap<>())
        .computeIfAbsent(period, p -> new ArrayList<>());
  }

  private static Cell cell(String customer, String product) {
    return new Cell(customer.isEmpty() ? UNASSIGNED : customer, product.isEmpty() ? NONE : product);
  }

  private Object value(String[] row, Map<String, Integer> at, String name, String product) {
    if (name.equals("product.unit")) return units.get(product);
    if (name.equals("product.product_line")) return lines.get(product);
    String text = row[at.get(name)];
    if (text.isEmpty()) return null;
    if (text.equals("true") || text.equals("false")) return Boolean.valueOf(text);
    return text;
  }

  /** A customer is active in a period where it has a line. */
  private void countCustomers() {
    facts
        .get("line")
        .forEach(
            (period, rows) ->
                rows.stream()
                    .map(f -> f.cell().customer())
                    .filter(c -> !c.equals(UNASSIGNED))
                    .distinct()
                    .forEach(
                        c ->
                            period("customer", period)
                                .add(new Fact(n -> null, cell(c, ""), groups.get(c), null))));
  }

  private void sumRevenue() {
    for (List<Fact> rows : facts.get("line").values()) {
      for (Fact f : rows) {
        double net = Double.parseDouble((String) f.row().apply("net_amount"));
        revenue.merge(
            f.cell(), Boolean.TRUE.equals(f.row().apply("is_return")) ? -net : net, Double::sum);
      }
    }
  }

  private void compute(String period) {
    Map<String, double[]> nodes = new LinkedHashMap<>();
    for (String[] row : ledger.rows()) if (row[0].equals(period)) post(period, row, nodes);
    Map<String, double[]> own = copy(nodes);
    Map<String, Map<String, Double>> support = support(period);
    for (int i = 0; i < ROUNDS; i++) nodes = passOn(own, nodes, support);
    markUp(nodes);
    for (String name : activities.keySet()) {
      Map<String, Object> a = activities.get(name);
      if (a.containsKey("resource") || isObject(a.get("to"))) assign(period, name, nodes);
    }
    chargeUnused(period, nodes);
  }

  /** One ledger row into its pool, and on to nodes or customers. */
  private void post(String period, String[] row, Map<String, double[]> nodes) {
    Function<String, Object> values = name -> row[ledger.at(name)];
    if (Formula.parse(reconcile).holds(values)) return;
    List<String> matches =
        pools.keySet().stream()
            .filter(p -> Formula.parse(pools.get(p).get("where")).holds(values))
            .toList();
    if (matches.size() != 1)
      throw new IllegalStateException(matches + " take " + String.join(",", row));
    Map<String, Object> pool = pools.get(matches.get(0));
    double amount = Double.parseDouble(row[ledger.at("amount")]);
    ledgerByPool.merge(matches.get(0), amount, Double::sum);
    double incremental =
        Double.parseDouble(requireNonNullElse(pool.get("incremental"), 1).toString());
    double[] cost = {amount, amount * incremental};
    if (isObject(pool.get("to"))) direct(period, row, pool, cost);
    else shares(period, pool).forEach((node, share) -> add(nodes, node, cost, share));
  }

  private void direct(String period, String[] row, Map<String, Object> pool, double[] cost) {
    String customer = row[ledger.at("customer_id")];
    String group = row[ledger.at("customer_group")];
    String product = row[ledger.at("product_id")];
    Map<Cell, Double> weights = new HashMap<>();
    if (!customer.isEmpty()) weights.put(cell(customer, product), 1.0);
    else
      for (Fact f : facts.get("line").get(period)) {
        boolean mine =
            (group.isEmpty() || group.equals(f.group()))
                && (product.isEmpty() || product.equals(f.cell().product()));
        if (mine) weights.merge(f.cell(), quantity(pool.get("within"), f), Double::sum);
      }
    spread(weights, cost);
  }

  private static boolean isObject(Object to) {
    return to.equals("customer") || to instanceof List<?> list && list.contains("customer");
  }

  /** Shares of the nodes that a pool or support activity feeds. */
  private Map<String, Double> shares(String period, Map<String, Object> from) {
    Map<String, Double> shares = new LinkedHashMap<>();
    if (from.get("to") instanceof String node) return Map.of(node, 1.0);
    Map<?, ?> by = (Map<?, ?>) from.get("by");
    if (by.get("survey") instanceof Map<?, ?> survey) {
      survey.forEach(
          (node, share) -> shares.put(node.toString(), Double.valueOf(share.toString())));
      return shares;
    }
    for (String[] row : drivers.rows()) {
      String node = row[drivers.at("activity")];
      boolean mine =
          applies(row, period, by.get("driver")) && ((List<?>) from.get("to")).contains(node);
      if (mine) shares.put(node, Double.valueOf(row[drivers.at("quantity")]));
    }
    double total = shares.values().stream().mapToDouble(q -> q).sum();
    shares.replaceAll((node, quantity) -> quantity / total);
    return shares;
  }

  private boolean applies(String[] row, String period, Object driver) {
    String when = row[drivers.at("period")];
    return row[drivers.at("name")].equals(driver) && (when.isEmpty() || when.equals(period));
  }

  private Map<String, Map<String, Double>> support(String period) {
    Map<String, Map<String, Double>> support = new LinkedHashMap<>();
    activities.forEach(
        (name, a) -> {
          if (!isObject(a.get("to")) && !isMarkUp(a)) support.put(name, shares(period, a));
        });
    return support;
  }

  private static Map<String, double[]> passOn(
      Map<String, double[]> own,
      Map<String, double[]> present,
      Map<String, Map<String, Double>> support) {
    Map<String, double[]> next = copy(own);
    support.forEach(
        (from, shares) -> shares.forEach((to, share) -> add(next, to, present.get(from), share)));
    return next;
  }

  private static boolean isMarkUp(Map<String, Object> activity) {
    return activity.get("by") instanceof Map<?, ?> by && by.containsKey("cost");
  }

  /** Virtual activities: in proportion to the full cost that the others carry. */
  private void markUp(Map<String, double[]> nodes) {
    activities.forEach(
        (name, a) -> {
          if (!isMarkUp(a)) return;
          List<?> to = (List<?>) a.get("to");
          double carried = to.stream().mapToDouble(n -> nodes.get(n)[0]).sum();
          Map<String, Double> shares = new LinkedHashMap<>();
          for (Object n : to) shares.put(n.toString(), nodes.get(n)[0] / carried);
          shares.forEach((n, share) -> add(nodes, n, nodes.get(name), share));
        });
  }

  private void assign(String period, String name, Map<String, double[]> nodes) {
    Map<String, Object> a = activities.get(name);
    Map<Cell, Double> weights = new HashMap<>();
    if (a.containsKey("resource")) {
      minutes(period, a, weights);
      double used =
          weights.values().stream().mapToDouble(m -> m).sum() / supplied(period, a.get("resource"));
      double[] cost = nodes.get(a.get("resource"));
      spread(weights, new double[] {cost[0] * used, cost[1] * used});
      return;
    }
    Map<?, ?> by = (Map<?, ?>) a.get("by");
    if (by.containsKey("driver")) table(period, by.get("driver"), a.get("within"), weights);
    else
      for (Fact f : facts.get(kind(by)).get(period))
        weights.merge(f.cell(), quantity(by, f), Double::sum);
    spread(weights, nodes.get(name));
  }

  private void minutes(String period, Map<String, Object> a, Map<Cell, Double> weights) {
    Formula.Value where = Formula.parse(a.get("where"));
    Formula.Value time = Formula.parse(a.get("time"));
    for (Fact f : facts.get("event").get(period)) {
      if (where.holds(f.row()))
        weights.merge(target(a, f.cell()), time.number(f.row()), Double::sum);
    }
  }

  private static Cell target(Map<String, Object> a, Cell cell) {
    return a.get("to").equals("customer") ? new Cell(cell.customer(), NONE) : cell;
  }

  private double supplied(String period, Object resource) {
    return capacity.rows().stream()
        .filter(r -> r[0].equals(period) && r[1].equals(resource))
        .mapToDouble(r -> Double.parseDouble(r[2]) * Double.parseDouble(r[3]))
        .sum();
  }

  private void chargeUnused(String period, Map<String, double[]> nodes) {
    for (String resource : List.of("hotline", "field_crews")) {
      double used = 0;
      for (Map<String, Object> a : activities.values()) {
        if (!resource.equals(a.get("resource"))) continue;
        Map<Cell, Double> weights = new HashMap<>();
        minutes(period, a, weights);
        used += weights.values().stream().mapToDouble(m -> m).sum();
      }
      double rest = 1 - used / supplied(period, resource);
      if (rest < 0) throw new IllegalStateException(resource + " is overbooked in " + period);
      double[] cost = nodes.get(resource);
      spread(Map.of(new Cell(UNUSED, NONE), 1.0), new double[] {cost[0] * rest, cost[1] * rest});
    }
  }

  /** A driver table's quantities, spread inside each group and product line. */
  private void table(String period, Object driver, Object within, Map<Cell, Double> weights) {
    Map<String, Double> wanted = new HashMap<>();
    Map<String, Map<Cell, Double>> inside = new HashMap<>();
    for (String[] row : drivers.rows()) {
      if (!applies(row, period, driver)) continue;
      String key = row[drivers.at("customer_group")] + "/" + row[drivers.at("product_line")];
      wanted.put(key, Double.valueOf(row[drivers.at("quantity")]));
    }
    for (Fact f : facts.get("line").get(period)) {
      for (String key : List.of(f.group() + "/" + f.line(), f.group() + "/", "/" + f.line())) {
        if (wanted.containsKey(key))
          inside
              .computeIfAbsent(key, k -> new HashMap<>())
              .merge(f.cell(), quantity(within, f), Double::sum);
      }
    }
    wanted.forEach(
        (key, quantity) -> {
          double total = inside.get(key).values().stream().mapToDouble(q -> q).sum();
          if (!(total > 0))
            throw new IllegalStateException(driver + " of " + key + " reaches nobody in " + period);
          inside
              .get(key)
              .forEach((cell, q) -> weights.merge(cell, quantity * q / total, Double::sum));
        });
  }

  private final Map<Object, Formula.Value> parsed = new HashMap<>();

  private double quantity(Object driver, Fact f) {
    Map<?, ?> by = (Map<?, ?>) driver;
    Object where = by.get("where");
    if (where != null && !parsed.computeIfAbsent(where, Formula::parse).holds(f.row())) return 0;
    if (by.containsKey("sum"))
      return parsed.computeIfAbsent(by.get("sum"), Formula::parse).number(f.row());
    return "event".equals(by.get("count"))
        ? Double.parseDouble((String) f.row().apply("quantity"))
        : 1;
  }

  private static String kind(Map<?, ?> by) {
    return (by.containsKey("count") ? by.get("count") : by.get("of")).toString();
  }

  private void spread(Map<Cell, Double> weights, double[] cost) {
    double total = weights.values().stream().mapToDouble(w -> w).sum();
    if (!(total > 0)) throw new IllegalStateException("no driver for " + cost[0]);
    weights.forEach((cell, weight) -> add(costs, cell, cost, weight / total));
  }

  private static <K> void add(Map<K, double[]> to, K key, double[] cost, double share) {
    double[] sum = to.computeIfAbsent(key, k -> new double[2]);
    sum[0] += cost[0] * share;
    sum[1] += cost[1] * share;
  }

  private static Map<String, double[]> copy(Map<String, double[]> from) {
    Map<String, double[]> copy = new LinkedHashMap<>();
    from.forEach((key, cost) -> copy.put(key, cost.clone()));
    return copy;
  }
}
