package org.whalecurve.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.model.CostModel.Activity;
import org.whalecurve.model.CostModel.Assignment;
import org.whalecurve.model.CostModel.Driver;
import org.whalecurve.model.CostModel.Line;
import org.whalecurve.model.CostModel.Measure;
import org.whalecurve.model.CostModel.Method;
import org.whalecurve.model.CostModel.NewProducts;
import org.whalecurve.model.CostModel.Pool;
import org.whalecurve.model.CostModel.Rates;
import org.whalecurve.model.CostModel.Resource;
import org.whalecurve.model.CostModel.Target;
import org.whalecurve.model.CostModel.Unused;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.model.yaml.Section;
import org.whalecurve.model.yaml.Titles;
import org.whalecurve.model.yaml.Yaml;

/** Reads {@code model/cost.yaml}. */
final class CostReader {
  static final CostModel NONE =
      new CostModel(
          Method.RECIPROCAL,
          false,
          Rates.PERIOD,
          NewProducts.SHARE,
          null,
          null,
          List.of(),
          List.of(),
          List.of(),
          SourcePlace.ofFile(ModelLoader.COST));

  private static final List<String> KEYS =
      List.of(
          "method",
          "compare_methods",
          "rates",
          "new_products",
          "reconcile",
          "pools",
          "resources",
          "activities");
  private static final List<String> POOL_KEYS =
      with("title", "where", "incremental", "line", "purpose", "stage");
  private static final List<String> RESOURCE_KEYS =
      with(
          "title", "where", "incremental", "capacity_min", "practical_share", "unused", "step_min");
  private static final List<String> ACTIVITY_KEYS =
      with(
          "title",
          "level",
          "kind",
          "value_adding",
          "purpose",
          "stage",
          "resource",
          "time",
          "per",
          "where");
  private static final List<String> PURPOSES = List.of("acquisition", "service", "relationship");
  private static final List<String> LEVELS =
      List.of("unit", "batch", "product", "customer", "channel", "facility");
  private static final List<String> NODE_KINDS =
      List.of("front", "back", "network_element", "virtual");

  private final NodeNames names;

  /** Resource -> the first activity that uses its time. */
  private final Map<String, String> timed = new HashMap<>();

  private final List<Pool> pools = new ArrayList<>();

  private CostReader(NodeNames names) {
    this.names = names;
  }

  private static List<String> with(String... keys) {
    return Stream.concat(Stream.of(keys), AssignmentReader.KEYS.stream()).toList();
  }

  /** The model, and the names that profit.yaml may use. */
  record Result(CostModel model, NodeNames names) {}

  static Result read(Yaml yaml) {
    Section file = Section.of(yaml, KEYS);
    Section pools = file.block("pools").map(Section::named).orElse(Section.ABSENT);
    Section resources = file.block("resources").map(Section::named).orElse(Section.ABSENT);
    Section activities = file.block("activities").map(Section::named).orElse(Section.ABSENT);
    CostReader reader = new CostReader(NodeNames.of(pools, resources, activities));
    Section reconcile =
        file.block("reconcile")
            .map(y -> Section.of(y, List.of("revenue", "cost_of_goods")))
            .orElse(Section.ABSENT);
    reader.readPools(pools);
    List<Activity> readActivities = reader.readActivities(activities);
    List<Resource> readResources = reader.readResources(resources);
    CostModel model =
        new CostModel(
            file.word("method", Method.RECIPROCAL),
            file.flag("compare_methods").orElse(false),
            file.word("rates", Rates.PERIOD),
            file.word("new_products", NewProducts.SHARE),
            reconcile.expression("revenue").orElse(null),
            reconcile.expression("cost_of_goods").orElse(null),
            List.copyOf(reader.pools),
            readResources,
            readActivities,
            file.place());
    return new Result(model, reader.names);
  }

  /** A node as it stands in the file. */
  private record Node(String name, Yaml key, Section body) {
    String word(String key, List<String> allowed) {
      return body.word(key, allowed, "");
    }

    SourcePlace place() {
      return key.place();
    }
  }

  private static List<Node> nodes(Section section, List<String> keys) {
    List<Node> nodes = new ArrayList<>();
    section
        .entries()
        .forEach(
            (name, entry) -> {
              if (entry.value().isMap()) {
                nodes.add(new Node(name, entry.key(), Section.of(entry.value(), keys)));
              } else {
                entry
                    .key()
                    .problem(
                        "missing-value",
                        "'" + name + "' has no content.",
                        "Its keys are " + String.join(", ", keys) + ".");
              }
            });
    return nodes;
  }

  private List<Assignment> assignments(Node node, boolean pool) {
    return new AssignmentReader(names, node.name(), pool).read(node.body());
  }

  private void readPools(Section section) {
    for (Node node : nodes(section, POOL_KEYS)) {
      node.body()
          .require(
              "where", "Say which ledger rows it takes, for instance where: account LIKE '66%'.");
      List<Assignment> assign = assignments(node, true);
      needsDestination(node);
      boolean direct =
          !assign.isEmpty() && assign.stream().allMatch(a -> a.by() instanceof Driver.Direct);
      pools.add(
          new Pool(
              node.name(),
              Titles.of(node.body()),
              node.body().expression("where").orElse(null),
              incremental(node),
              node.body().word("line", direct ? Line.DIRECT_COST : Line.COST_TO_SERVE),
              node.word("purpose", PURPOSES),
              stage(node),
              assign,
              node.place()));
    }
  }

  private static void needsDestination(Node node) {
    if (node.body().has("to") || node.body().has("assign")) return;
    if (Stream.of("by", "within", "rest").anyMatch(node.body()::has)) return; // told already
    node.key()
        .problem(
            "no-destination",
            "The cost of '" + node.name() + "' goes nowhere.",
            "Add 'to', for instance 'to: customer' with 'by: {count: order}'.");
  }

  /** 1 where nothing is said: all of the cost moves with volume. */
  private static ExprText incremental(Node node) {
    Optional<Yaml> value = node.body().get("incremental");
    if (value.isPresent() && value.get().isPlainNumber()) {
      Section.inRange(value.get(), "incremental", BigDecimal.ZERO, BigDecimal.ONE);
    }
    return value.flatMap(Yaml::expression).orElse(new ExprText("1", node.place()));
  }

  private static String stage(Node node) {
    Optional<Yaml> stage = node.body().get("stage");
    String name = stage.flatMap(Yaml::text).orElse("");
    if (stage.isPresent() && !name.isEmpty() && !Titles.isName(name)) {
      stage
          .get()
          .problem(
              "bad-name",
              "'" + name + "' cannot name a stage: names are lower-case words with _.",
              "Call it '" + Titles.asName(name) + "'.");
    }
    return name;
  }

  private List<Resource> readResources(Section section) {
    List<Resource> resources = new ArrayList<>();
    for (Node node : nodes(section, RESOURCE_KEYS)) {
      Section body = node.body();
      if (body.has("where")) pools.add(ownPool(node));
      else if (body.has("incremental")) {
        body.key("incremental")
            .problem(
                "misplaced-key",
                "'incremental' stands here without 'where'.",
                "Say it at the pools that feed '" + node.name() + "'.");
      }
      List<Assignment> assign = assignments(node, false);
      checkWaysOut(node);
      resources.add(
          new Resource(
              node.name(),
              Titles.of(body),
              minutes(body, "capacity_min", "or leave it away and use the capacity table")
                  .orElse(null),
              body.number("practical_share", BigDecimal.ZERO, BigDecimal.ONE)
                  .orElse(BigDecimal.ONE),
              body.word("unused", Unused.SEPARATE),
              minutes(body, "step_min", "or leave it away where cost does not move in steps")
                  .orElse(null),
              assign,
              node.place()));
    }
    return resources;
  }

  /** The pool of a resource that takes its ledger rows itself; it bears the resource's name. */
  private static Pool ownPool(Node node) {
    Assignment all =
        new Assignment(
            null, new Target.Nodes(List.of(node.name())), new Driver.Even(), node.place());
    return new Pool(
        node.name(),
        Titles.of(node.body()),
        node.body().expression("where").orElse(null),
        incremental(node),
        Line.COST_TO_SERVE,
        "",
        "",
        List.of(all),
        node.place());
  }

  private static Optional<BigDecimal> minutes(Section body, String key, String otherwise) {
    Optional<Yaml> value = body.get(key);
    Optional<BigDecimal> minutes = value.flatMap(Yaml::number);
    if (minutes.isEmpty() || minutes.get().signum() > 0) return minutes;
    value
        .get()
        .problem(
            "out-of-range",
            "'" + key + "' is " + minutes.get().toPlainString() + " minutes per period.",
            "Give the time supplied, over 0; " + otherwise + ".");
    return Optional.empty();
  }

  private void checkWaysOut(Node node) {
    String activity = timed.get(node.name());
    boolean assigns = node.body().has("to") || node.body().has("assign");
    if (activity == null) {
      needsDestination(node);
      needsTime(node);
    } else if (assigns) {
      node.body()
          .key(node.body().has("to") ? "to" : "assign")
          .problem(
              "two-ways-out",
              "The activity '"
                  + activity
                  + "' uses the time of '"
                  + node.name()
                  + "', which assigns its cost here as well.",
              "Remove one of the two.");
    }
  }

  private static void needsTime(Node node) {
    if (!node.body().has("step_min")) return;
    node.body()
        .key("step_min")
        .problem(
            "misplaced-key",
            "'step_min' stands here, but no activity uses the time of '" + node.name() + "'.",
            "Let an activity name it as its resource, or remove 'step_min'.");
  }

  private List<Activity> readActivities(Section section) {
    List<Activity> activities = new ArrayList<>();
    for (Node node : nodes(section, ACTIVITY_KEYS)) {
      boolean byTime = node.body().has("resource");
      Optional<String> resource = byTime ? resource(node) : Optional.empty();
      List<Assignment> assign = byTime ? timeDriven(node) : byDriver(node);
      activities.add(
          new Activity(
              node.name(),
              Titles.of(node.body()),
              node.word("level", LEVELS),
              node.word("kind", NODE_KINDS),
              node.body().flag("value_adding").orElse(null),
              node.word("purpose", PURPOSES),
              stage(node),
              resource.orElse(null),
              assign,
              node.place()));
    }
    return activities;
  }

  private Optional<String> resource(Node node) {
    Optional<Yaml> value = node.body().get("resource");
    Optional<String> name = value.flatMap(Yaml::text);
    if (name.isEmpty()) return name;
    if (names.isResource(name.get())) {
      timed.putIfAbsent(name.get(), node.name());
    } else {
      value
          .get()
          .problem(
              "unknown-node",
              "There is no resource '" + name.get() + "'.",
              Suggest.didYouMean(name.get(), names.resources()));
    }
    return name;
  }

  private List<Assignment> byDriver(Node node) {
    for (String key : List.of("time", "per", "where")) {
      if (!node.body().has(key)) continue;
      node.body()
          .key(key)
          .problem(
              "misplaced-key",
              "'" + key + "' stands here without 'resource'.",
              "Name the resource whose time it uses, or write by: {time: …, of: …, where: …}.");
    }
    List<Assignment> assign = assignments(node, false);
    needsDestination(node);
    return assign;
  }

  /**
   * One row of {@code per} takes {@code time} minutes of the resource; its customer takes the cost.
   */
  private List<Assignment> timeDriven(Node node) {
    Section body = node.body();
    for (String key : List.of("by", "within", "assign", "rest")) {
      if (!body.has(key)) continue;
      body.key(key)
          .problem(
              "misplaced-key",
              "The cost of '"
                  + node.name()
                  + "' follows its time; '"
                  + key
                  + "' cannot stand beside.",
              "Remove it, or remove 'resource', 'time' and 'per'.");
    }
    body.require("time", "Say how many minutes one row takes, for instance time: 5 + 3 * lines.");
    body.require("per", "Say one row of what: " + String.join(", ", RowKinds.NAMES) + ".");
    if (!body.has("to")) needsDestination(node);
    Optional<ExprText> time = RowKinds.amount(body, "time");
    Optional<String> per = body.get("per").flatMap(v -> v.word(RowKinds.NAMES));
    Optional<Target> to = body.get("to").flatMap(v -> names.target(v, node.name()));
    ExprText where = body.expression("where").orElse(null);
    if (time.isEmpty() || per.isEmpty() || to.isEmpty()) return List.of();
    if (!RowKinds.reaches(body.get("to").orElseThrow(), per.get(), to.get())) return List.of();
    Driver minutes =
        new Driver.Facts(Measure.TIME, per.get(), time.get(), where, time.get().place());
    return List.of(new Assignment(null, to.get(), minutes, node.place()));
  }
}
