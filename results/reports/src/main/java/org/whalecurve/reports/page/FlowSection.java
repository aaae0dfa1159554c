package org.whalecurve.reports.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.whalecurve.kernel.Keys;
import org.whalecurve.reports.page.FlowGraph.Kind;
import org.whalecurve.reports.page.FlowGraph.Node;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Rows;

/** Where does the ledger go? Accounts to pools, resources, activities and customer groups. */
final class FlowSection implements Section {
  private static final Node UNUSED = new Node(Kind.UNUSED, Keys.UNUSED);
  private static final Node UNASSIGNED = new Node(Kind.UNASSIGNED, Keys.UNASSIGNED);
  private static final Node DIRECT = new Node(Kind.GROUP, "(direct)");
  private static final Map<Kind, Integer> NODES_MAX =
      Map.of(
          Kind.ACCOUNT,
          12,
          Kind.POOL,
          10,
          Kind.SUPPORT,
          6,
          Kind.RESOURCE,
          8,
          Kind.ACTIVITY,
          14,
          Kind.GROUP,
          8);

  @Override
  public String id() {
    return "flow";
  }

  @Override
  public Optional<Content> content(Page page) {
    if (!page.facts.has("cost_flow")) return Optional.empty();
    Map<View, Picture> pictures = new HashMap<>();
    for (View view : View.values()) pictures.put(view, picture(page, view));
    if (pictures.get(View.FULL).graph().edges().isEmpty()) return Optional.empty();
    Map<String, Object> data = new LinkedHashMap<>();
    for (View view : View.values()) data.put(view.key, data(page, pictures.get(view).graph()));
    Markup caption = page.messages.html("flow.caption", "currency", page.currency());
    Markup twin = page.byView(view -> twin(page, pictures.get(view).graph()));
    Markup body =
        page.chart("flow", 620, data, caption, twin)
            .plus(page.byView(view -> notes(page, pictures.get(view))));
    return Optional.of(new Content(page.inlineByView(v -> answer(page, pictures.get(v))), body));
  }

  /** A graph and what had to be left out to draw it. */
  record Picture(FlowGraph graph, BigDecimal circulated, BigDecimal credits) {}

  static Picture picture(Page page, View view) {
    FlowGraph graph = load(page, view);
    graph.findSupport();
    NODES_MAX.forEach(graph::merge);
    BigDecimal credits = graph.dropNegative();
    return new Picture(graph, graph.cancelLoops(), credits);
  }

  private static FlowGraph load(Page page, View view) {
    Rows rows =
        page.facts.query(
            "SELECT stage, source, target, sum(%s_amount) AS amount FROM cost_flow WHERE target <> '(reconciled)' GROUP BY stage, source, target ORDER BY stage, source, target"
                .formatted(view.key));
    FlowGraph graph = new FlowGraph();
    Kinds kinds = new Kinds(rows);
    Map<Node, BigDecimal> toObjects = new TreeMap<>();
    for (int i = 0; i < rows.size(); i++) {
      Node from = kinds.source(rows.text(i, "stage"), rows.text(i, "source"));
      Optional<Node> to = kinds.target(rows.text(i, "stage"), rows.text(i, "target"));
      BigDecimal amount = rows.decimal(i, "amount");
      if (to.isPresent()) graph.add(from, to.get(), amount);
      else toObjects.merge(from, amount, BigDecimal::add);
    }
    groups(page, view, graph, toObjects);
    return graph;
  }

  /** Names mean different things at different stages; a name is what it is the source of. */
  private static final class Kinds {
    private final Map<String, Set<String>> sources = new HashMap<>();

    Kinds(Rows rows) {
      for (int i = 0; i < rows.size(); i++) {
        sources
            .computeIfAbsent(rows.text(i, "stage"), stage -> new HashSet<>())
            .add(rows.text(i, "source"));
      }
    }

    Node source(String stage, String name) {
      return new Node(stage.equals("ledger") ? Kind.ACCOUNT : kind(stage), name);
    }

    /** Nothing for a cost object. */
    Optional<Node> target(String stage, String name) {
      if (name.equals(Keys.UNUSED)) return Optional.of(UNUSED);
      if (name.equals(Keys.UNASSIGNED)) return Optional.of(UNASSIGNED);
      List<String> later =
          stage.equals("ledger")
              ? List.of("pool", "resource", "activity")
              : List.of("activity", "resource");
      for (String candidate : later) {
        if (sources.getOrDefault(candidate, Set.of()).contains(name)) {
          return Optional.of(new Node(kind(candidate), name));
        }
      }
      return stage.equals("ledger") ? Optional.of(new Node(Kind.POOL, name)) : Optional.empty();
    }

    private static Kind kind(String stage) {
      return Kind.valueOf(stage.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * What reached cost objects, by customer group. What a node gave to cost objects without a
   * customer is unassigned; what has no activity cost at all was traced directly.
   */
  private static void groups(
      Page page, View view, FlowGraph graph, Map<Node, BigDecimal> toObjects) {
    Map<String, Map<String, BigDecimal>> served = served(page, view);
    toObjects.forEach(
        (node, amount) -> {
          Map<String, BigDecimal> groups = served.get(node.name());
          if (groups == null) {
            graph.add(node, DIRECT, amount);
            return;
          }
          BigDecimal rest = amount;
          for (Map.Entry<String, BigDecimal> group : groups.entrySet()) {
            graph.add(node, new Node(Kind.GROUP, group.getKey()), group.getValue());
            rest = rest.subtract(group.getValue());
          }
          graph.add(node, UNASSIGNED, rest);
        });
  }

  private static Map<String, Map<String, BigDecimal>> served(Page page, View view) {
    Map<String, Map<String, BigDecimal>> served = new TreeMap<>();
    if (!page.facts.has("activity_cost")) return served;
    boolean grouped = page.facts.has("customer", "customer_group");
    Rows rows =
        page.facts.query(
            (grouped
                        ? "SELECT activity, coalesce(nullif(customer_group, ''), '(none)') AS who, sum(%s) AS cost FROM activity_cost JOIN (SELECT customer_id, customer_group FROM customer) USING (customer_id)"
                        : "SELECT activity, '(customers)' AS who, sum(%s) AS cost FROM activity_cost")
                    .formatted(view.cost)
                + " WHERE "
                + Facts.IS_CUSTOMER
                + " GROUP BY activity, who ORDER BY activity, who");
    for (int i = 0; i < rows.size(); i++) {
      served
          .computeIfAbsent(rows.text(i, "activity"), activity -> new TreeMap<>())
          .put(rows.text(i, "who"), rows.decimal(i, "cost"));
    }
    return served;
  }

  static Markup answer(Page page, Picture picture) {
    FlowGraph graph = picture.graph();
    BigDecimal ledger = ledger(graph);
    BigDecimal unused = graph.in(UNUSED);
    BigDecimal unassigned = graph.in(UNASSIGNED);
    BigDecimal customers = ledger.subtract(unused).subtract(unassigned);
    return page.messages.html(
        "flow.answer",
        "ledger",
        page.figures.money(ledger),
        "customers",
        page.figures.percent(customers, ledger),
        "unused",
        page.figures.money(unused),
        "unassigned",
        page.figures.money(unassigned));
  }

  private static BigDecimal ledger(FlowGraph graph) {
    return graph.nodes().stream()
        .filter(node -> node.kind() == Kind.ACCOUNT)
        .map(graph::out)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static Map<String, Object> data(Page page, FlowGraph graph) {
    Map<Node, Integer> columns = graph.columns();
    Map<Node, String> ids = new HashMap<>();
    List<Map<String, Object>> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      // Numbered, since a name can be of any length and contain anything.
      ids.put(node, node.kind().ordinal() + ":" + ids.size());
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("id", ids.get(node));
      entry.put("label", label(page, graph, node));
      entry.put("kind", kindName(node.kind()));
      entry.put("depth", columns.get(node));
      entry.put("amount", graph.in(node).max(graph.out(node)));
      nodes.add(entry);
    }
    return Map.of("nodes", nodes, "links", links(graph, ids), "heads", heads(page, columns));
  }

  /** What each id of {@link #data} stands for: kind and name; several in one have no name. */
  static Map<String, Page.FlowNode> places(FlowGraph graph) {
    Map<String, Page.FlowNode> places = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      String id = node.kind().ordinal() + ":" + places.size();
      places.put(id, new Page.FlowNode(kindName(node.kind()), node.name()));
    }
    return places;
  }

  private static List<Map<String, Object>> links(FlowGraph graph, Map<Node, String> ids) {
    List<Map<String, Object>> links = new ArrayList<>();
    graph
        .edges()
        .forEach(
            (from, targets) ->
                targets.forEach(
                    (to, amount) ->
                        links.add(
                            Map.of(
                                "source", ids.get(from), "target", ids.get(to), "value", amount))));
    return links;
  }

  /** The head of each column: the kind with most nodes in it, said once. */
  private static List<Map<String, Object>> heads(Page page, Map<Node, Integer> columns) {
    Map<Integer, Map<Kind, Integer>> counts = new TreeMap<>();
    columns.forEach(
        (node, column) -> {
          Kind kind = node.kind().isEnd() ? Kind.GROUP : node.kind();
          counts.computeIfAbsent(column, c -> new TreeMap<>()).merge(kind, 1, Integer::sum);
        });
    List<Map<String, Object>> heads = new ArrayList<>();
    Set<Kind> said = new HashSet<>();
    counts.forEach(
        (column, kinds) -> {
          Kind kind = Collections.max(kinds.entrySet(), Map.Entry.comparingByValue()).getKey();
          if (!said.add(kind)) return;
          heads.add(
              Map.of("depth", column, "label", page.messages.text("flow.head." + kindName(kind))));
        });
    return heads;
  }

  private static String kindName(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String label(Page page, FlowGraph graph, Node node) {
    if (node.name().isEmpty()) {
      String count = page.figures.count(graph.merged(node.kind())).html().replaceAll("<[^>]*>", "");
      return page.messages.text("flow.other." + kindName(node.kind())).replace("#", count);
    }
    return switch (node.kind()) {
      case SUPPORT, ACTIVITY -> page.activity(node.name());
      case RESOURCE -> page.resource(node.name());
      case POOL -> page.activity(node.name());
      case GROUP -> page.name("group", isOnlyGroup(graph, node) ? "(customers)" : node.name());
      case UNUSED, UNASSIGNED -> page.name("group", node.name());
      case ACCOUNT -> Page.label(node.name());
    };
  }

  /** Where nobody groups customers, all of them stand in the group without a name. */
  private static boolean isOnlyGroup(FlowGraph graph, Node node) {
    return node.name().equals(Keys.NONE)
        && graph.nodes().stream()
            .noneMatch(n -> n.kind() == Kind.GROUP && !n.equals(node) && !n.equals(DIRECT));
  }

  static Markup twin(Page page, FlowGraph graph) {
    List<String> from = new ArrayList<>();
    List<String> to = new ArrayList<>();
    List<BigDecimal> amounts = new ArrayList<>();
    graph
        .edges()
        .forEach(
            (source, targets) ->
                targets.forEach(
                    (target, amount) -> {
                      from.add(label(page, graph, source));
                      to.add(label(page, graph, target));
                      amounts.add(amount);
                    }));
    return page.table()
        .text(page.messages.html("flow.from"), from)
        .text(page.messages.html("flow.to"), to)
        .money(page.messages.html("flow.amount"), amounts)
        .build();
  }

  static Markup notes(Page page, Picture picture) {
    Markup notes = Markup.EMPTY;
    if (picture.graph().merged(Kind.SUPPORT) > 0) {
      notes = page.note(page.messages.html("flow.support"));
    }
    if (picture.circulated().signum() > 0) {
      notes =
          notes.plus(
              page.note(
                  page.messages.html(
                      "flow.loops", "amount", page.figures.money(picture.circulated()))));
    }
    if (picture.credits().signum() == 0) return notes;
    return notes.plus(
        page.note(
            page.messages.html("flow.credits", "amount", page.figures.money(picture.credits()))));
  }
}
