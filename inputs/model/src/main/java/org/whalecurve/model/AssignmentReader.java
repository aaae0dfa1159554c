package org.whalecurve.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.whalecurve.model.CostModel.Assignment;
import org.whalecurve.model.CostModel.Driver;
import org.whalecurve.model.CostModel.Target;
import org.whalecurve.model.yaml.Section;
import org.whalecurve.model.yaml.Yaml;

/** Reads where the cost of one node goes: {@code to} and {@code by}, or a list {@code assign}. */
final class AssignmentReader {
  /** The keys of a node that say where its cost goes. */
  static final List<String> KEYS = List.of("to", "by", "within", "assign", "rest");

  private static final List<String> PART_KEYS = List.of("share", "to", "by", "within");

  private final NodeNames names;
  private final String owner;
  private final boolean pool;

  AssignmentReader(NodeNames names, String owner, boolean pool) {
    this.names = names;
    this.owner = owner;
    this.pool = pool;
  }

  /** The node's assignments; empty where it has none or they are wrong. */
  List<Assignment> read(Section node) {
    boolean rest = node.word("rest", List.of("unassigned"), "").equals("unassigned");
    if (!node.has("assign")) return readShort(node, rest);
    for (String key : List.of("to", "by", "within")) {
      if (!node.has(key)) continue;
      node.key(key)
          .problem(
              "misplaced-key", "'" + key + "' stands beside 'assign'.", "Move it into the list.");
    }
    return node.get("assign").map(list -> readList(list, rest)).orElse(List.of());
  }

  private List<Assignment> readShort(Section node, boolean rest) {
    if (!node.has("to")) {
      for (String key : List.of("by", "within", "rest")) {
        if (!node.has(key)) continue;
        node.key(key)
            .problem(
                "no-destination",
                "'" + key + "' stands here without 'to'.",
                "Say where the cost goes.");
      }
      return List.of();
    }
    Optional<Assignment> one = assignment(node, null, rest);
    if (rest && one.isPresent() && !(one.get().by() instanceof Driver.Shares)) {
      node.key("rest")
          .problem(
              "misplaced-key",
              "'rest' belongs to shares, and there are none here.",
              "Leave it away.");
    }
    return one.map(List::of).orElse(List.of());
  }

  private List<Assignment> readList(Yaml list, boolean rest) {
    List<Assignment> parts = new ArrayList<>();
    List<Section> open = new ArrayList<>();
    List<BigDecimal> shares = new ArrayList<>();
    for (Yaml item : list.items()) {
      Section part = Section.of(item, PART_KEYS);
      if (part.has("share")) {
        part.number("share", BigDecimal.ZERO, BigDecimal.ONE).ifPresent(shares::add);
      } else {
        open.add(part);
      }
      part.require("to", "Say where this part of the cost goes.");
      BigDecimal share =
          part.has("share") && !shares.isEmpty() ? shares.get(shares.size() - 1) : null;
      if (part.has("to")) assignment(part, share, false).ifPresent(parts::add);
    }
    if (list.isList() && list.items().isEmpty()) {
      list.problem(
          "no-destination", "The list is empty.", "Say where the cost of '" + owner + "' goes.");
    }
    checkParts(list, open, shares, rest);
    return parts;
  }

  private void checkParts(Yaml list, List<Section> open, List<BigDecimal> shares, boolean rest) {
    if (open.size() > 1) {
      open.get(1)
          .yaml()
          .problem(
              "missing-key",
              "A second part without 'share'.",
              "Only one part may take the rest; give this one a share.");
    } else if (open.size() == 1 && rest) {
      open.get(0)
          .yaml()
          .problem(
              "misplaced-key",
              "This part has no share and takes the rest, but 'rest: unassigned' leaves it.",
              "Give the part a share, or remove 'rest'.");
    } else if (!list.items().isEmpty()) {
      String open1 =
          "Let one part stand without a share, or write 'rest: unassigned' beside 'assign'.";
      DriverReader.checkSum(list, owner, shares, rest || open.size() == 1, open1);
    }
  }

  private Optional<Assignment> assignment(Section section, BigDecimal share, boolean rest) {
    Optional<Target> to = section.get("to").flatMap(value -> names.target(value, owner));
    Optional<Driver> by = new DriverReader(owner, pool, to.orElse(null), rest).read(section);
    if (to.isEmpty() || by.isEmpty()) return Optional.empty();
    return Optional.of(new Assignment(share, to.get(), by.get(), section.place()));
  }
}
