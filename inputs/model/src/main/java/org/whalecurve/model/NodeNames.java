package org.whalecurve.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.model.CostModel.Dimension;
import org.whalecurve.model.CostModel.Target;
import org.whalecurve.model.yaml.Section;
import org.whalecurve.model.yaml.Titles;
import org.whalecurve.model.yaml.Yaml;

/**
 * Every node that cost.yaml names, known before the nodes are read, since each may name any other.
 */
final class NodeNames {
  private enum Kind {
    POOL,
    RESOURCE,
    ACTIVITY
  }

  private static final List<String> COST_OBJECTS =
      List.of("customer", "product", "channel", "order");

  private static final String FACILITY = "facility";

  private final Map<String, Kind> kinds = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  /** Collects names; odd ones, and one in two of the sections, are problems. */
  static NodeNames of(Section pools, Section resources, Section activities) {
    NodeNames names = new NodeNames();
    names.add(pools, Kind.POOL);
    names.add(resources, Kind.RESOURCE);
    names.add(activities, Kind.ACTIVITY);
    return names;
  }

  private void add(Section section, Kind kind) {
    section.entries().forEach((name, entry) -> add(name, entry.key(), kind));
  }

  private void add(String name, Yaml key, Kind kind) {
    if (!Titles.isName(name)) {
      key.problem(
          "bad-name",
          "'" + name + "' cannot be a name: names are lower-case words with _.",
          "Call it '" + Titles.asName(name) + "' and put '" + name + "' into its title.");
    }
    Kind earlier = kinds.putIfAbsent(name, kind);
    if (earlier == null) {
      lines.put(name, key.place().line());
    } else if (earlier != kind) {
      key.problem(
          "duplicate-name",
          "'" + name + "' is the " + word(earlier) + " of line " + lines.get(name) + " already.",
          "Pools, resources and activities share their names; rename one of them.");
    }
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  boolean isResource(String name) {
    return kinds.get(name) == Kind.RESOURCE;
  }

  private boolean canReceive(String name) {
    return kinds.containsKey(name) && kinds.get(name) != Kind.POOL;
  }

  List<String> resources() {
    return kinds.keySet().stream().filter(this::isResource).toList();
  }

  /** What may be marketing: pools and activities. */
  List<String> poolsAndActivities() {
    return kinds.keySet().stream().filter(name -> !isResource(name)).toList();
  }

  /**
   * What {@code to} names. A node wins over the cost object of the same name, except for the node
   * itself: the activity {@code order} may go {@code to: order}.
   */
  Optional<Target> target(Yaml to, String owner) {
    List<String> names = new ArrayList<>();
    for (Yaml item : to.oneOrMany()) item.text().ifPresent(names::add);
    if (names.isEmpty()) {
      if (to.isList())
        to.problem("no-destination", "The list is empty.", "Name a node or a cost object.");
      return Optional.empty();
    }
    boolean objects = COST_OBJECTS.containsAll(names);
    if (objects && !names.stream().allMatch(name -> isOther(name, owner))) {
      return Optional.of(new Target.Objects(dimensions(names)));
    }
    if (names.equals(List.of(FACILITY)) && !isOther(FACILITY, owner)) {
      return Optional.of(new Target.Facility());
    }
    boolean fine = true;
    Set<String> seen = new HashSet<>();
    // A service may use some of itself, as power works do, but must serve somebody else too.
    String never = names.size() == 1 ? owner : "";
    for (Yaml item : to.oneOrMany()) fine &= isTarget(item, never, seen);
    if (!fine) return Optional.empty();
    return Optional.of(new Target.Nodes(List.copyOf(names)));
  }

  private boolean isOther(String name, String owner) {
    return canReceive(name) && !name.equals(owner);
  }

  private static Set<Dimension> dimensions(List<String> names) {
    Set<Dimension> found = EnumSet.noneOf(Dimension.class);
    for (String name : names) found.add(Dimension.values()[COST_OBJECTS.indexOf(name)]);
    return Collections.unmodifiableSet(found);
  }

  private boolean isTarget(Yaml item, String never, Set<String> seen) {
    Optional<String> text = item.text();
    if (text.isEmpty()) return false;
    String name = text.get();
    if (!seen.add(name)) {
      item.problem("duplicate-name", "'" + name + "' stands twice in this list.", "Name it once.");
    } else if (name.equals(never)) {
      item.problem("self-assignment", "'" + name + "' gives cost to itself.", "Name other nodes.");
    } else if (canReceive(name)) {
      return true;
    } else if (kinds.containsKey(name)) {
      item.problem(
          "pool-as-target",
          "'" + name + "' is a pool; pools take ledger rows only.",
          "Send the cost to a resource, an activity or a cost object.");
    } else if (COST_OBJECTS.contains(name) || name.equals(FACILITY)) {
      item.problem(
          "mixed-target",
          "The cost object '" + name + "' stands among others that cannot share its cost.",
          "Use assign: with one entry for the nodes and one for the cost object.");
    } else {
      unknown(item, name);
    }
    return false;
  }

  private void unknown(Yaml item, String name) {
    List<String> known = new ArrayList<>(COST_OBJECTS);
    kinds.keySet().stream().filter(this::canReceive).forEach(known::add);
    item.problem(
        "unknown-node", "There is no node '" + name + "'.", Suggest.didYouMean(name, known));
  }
}
