package org.whalecurve.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.model.CostModel.Driver;
import org.whalecurve.model.CostModel.Measure;
import org.whalecurve.model.CostModel.Target;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.model.yaml.Section;
import org.whalecurve.model.yaml.Yaml;

/** Reads {@code by} (and {@code within} beside it), and whether it can reach the target. */
final class DriverReader {
  private static final Map<String, List<String>> FORMS =
      Map.of(
          "shares", List.of("shares", "rest"),
          "survey", List.of("survey", "rest"),
          "driver", List.of("driver", "within"),
          "count", List.of("count", "where"),
          "sum", List.of("sum", "of", "where"),
          "time", List.of("time", "of", "where"),
          "cost", List.of("cost"));
  private static final List<String> KINDS =
      List.of("shares", "survey", "driver", "count", "sum", "time", "cost");
  private static final List<String> KEYS =
      List.of(
          "shares", "survey", "driver", "count", "sum", "time", "cost", "of", "where", "within",
          "rest");

  private final String owner;
  private final boolean pool;
  private final Target to;
  private final boolean rest;

  /**
   * @param to null where the target could not be read
   * @param rest whether {@code rest: unassigned} stands beside
   */
  DriverReader(String owner, boolean pool, Target to, boolean rest) {
    this.owner = owner;
    this.pool = pool;
    this.to = to;
    this.rest = rest;
  }

  Optional<Driver> read(Section section) {
    Optional<Yaml> by = section.get("by");
    Optional<Driver.Facts> within =
        section.get("within").flatMap(w -> facts(w, List.of("count", "sum", "time")));
    if (section.has("by") && by.isEmpty()) return Optional.empty();
    if (by.isPresent() && to instanceof Target.Facility) {
      section
          .key("by")
          .problem(
              "misplaced-key", "'facility' is one: it takes all of this cost.", "Leave it away.");
    }
    Optional<Driver> driver = by.isEmpty() ? onlyNode(section) : by.flatMap(b -> driver(b, within));
    if (section.has("within") && driver.isPresent() && !takesWithin(driver.get())) {
      section
          .key("within")
          .problem(
              "misplaced-key", "'within' belongs to 'driver' or 'direct'.", "Leave it away here.");
    }
    return driver;
  }

  private static boolean takesWithin(Driver driver) {
    return driver instanceof Driver.Quantities || driver instanceof Driver.Direct;
  }

  private Optional<Driver> onlyNode(Section section) {
    if (to == null) return Optional.empty();
    boolean one = to instanceof Target.Nodes nodes && nodes.names().size() == 1;
    if (one || to instanceof Target.Facility) return Optional.of(new Driver.Even());
    section
        .key("to")
        .problem(
            "missing-driver",
            "Several can receive this cost, and nothing says by what.",
            "Add 'by', for instance 'by: even' or 'by: {count: order}'.");
    return Optional.empty();
  }

  private Optional<Driver> driver(Yaml by, Optional<Driver.Facts> within) {
    return by.isMap() ? formed(by, within) : plain(by, within);
  }

  private Optional<Driver> plain(Yaml by, Optional<Driver.Facts> within) {
    Optional<String> word = by.text();
    if (word.isEmpty()) return Optional.empty();
    if (word.get().equals("even")) return Optional.of(new Driver.Even());
    if (word.get().equals("direct")) return direct(by, within);
    String near = Suggest.closest(word.get(), List.of("even", "direct")).orElse("");
    by.problem(
        "unknown-word",
        "'" + word.get() + "' is no way to assign cost.",
        near.isEmpty()
            ? "Write even, direct, or for instance {driver: " + word.get() + "} or {count: order}."
            : "Did you mean '" + near + "'?");
    return Optional.empty();
  }

  private Optional<Driver> direct(Yaml by, Optional<Driver.Facts> within) {
    if (!pool) {
      by.problem(
          "direct-needs-ledger",
          "'direct' follows the customer of a ledger row, and '" + owner + "' is no pool.",
          "Use another driver, or let a pool go to the cost object itself.");
      return Optional.empty();
    }
    if (to instanceof Target.Nodes) {
      by.problem(
          "driver-needs-cost-object",
          "'direct' names customers and products, but the cost goes to nodes.",
          "Write 'to: customer' or 'to: [customer, product]'.");
      return Optional.empty();
    }
    return Optional.of(new Driver.Direct(within.orElse(null)));
  }

  private Optional<Driver> formed(Yaml by, Optional<Driver.Facts> within) {
    Optional<Section> form = form(by, KINDS);
    if (form.isEmpty()) return Optional.empty();
    Section section = form.get();
    String kind = kindOf(section, KINDS);
    return switch (kind) {
      case "shares", "survey" -> shares(section, kind);
      case "driver" -> quantities(section, within);
      case "cost" ->
          section
              .get("cost")
              .flatMap(v -> v.word(List.of("full", "incremental")))
              .map(w -> new Driver.Cost(w.equals("incremental")));
      default -> factsOf(by, section, kind).filter(f -> reaches(by, f)).map(f -> f);
    };
  }

  private static String kindOf(Section section, List<String> kinds) {
    return kinds.stream().filter(section::has).findFirst().orElseThrow();
  }

  /** A mapping with exactly one of the kinds, and only the keys that go with it. */
  private static Optional<Section> form(Yaml by, List<String> kinds) {
    Section section = Section.of(by, KEYS);
    List<String> found = kinds.stream().filter(section::has).toList();
    if (found.size() != 1) {
      by.problem(
          "wrong-driver",
          found.isEmpty()
              ? "Nothing here says what cost follows."
              : "Two drivers stand here: " + String.join(" and ", found) + ".",
          "Give one of " + String.join(", ", kinds) + ".");
      return Optional.empty();
    }
    List<String> allowed = FORMS.get(found.get(0));
    boolean fine = true;
    for (String key : section.entries().keySet()) {
      if (allowed.contains(key)) continue;
      section
          .key(key)
          .problem(
              "misplaced-key",
              "'" + key + "' does not go with '" + found.get(0) + "'.",
              "It goes with " + String.join(", ", allowed) + ".");
      fine = false;
    }
    return fine ? Optional.of(section) : Optional.empty();
  }

  private Optional<Driver> quantities(Section section, Optional<Driver.Facts> beside) {
    Optional<Driver.Facts> inside =
        section.get("within").flatMap(w -> facts(w, List.of("count", "sum", "time")));
    return section
        .text("driver")
        .map(name -> new Driver.Quantities(name, inside.or(() -> beside).orElse(null)));
  }

  private static Optional<Driver.Facts> facts(Yaml yaml, List<String> kinds) {
    return form(yaml, kinds).flatMap(section -> factsOf(yaml, section, kindOf(section, kinds)));
  }

  private static Optional<Driver.Facts> factsOf(Yaml yaml, Section section, String kind) {
    Measure measure = Measure.valueOf(kind.toUpperCase(Locale.ROOT));
    boolean count = measure == Measure.COUNT;
    if (!count)
      section.require("of", "Say over which rows: " + String.join(", ", RowKinds.NAMES) + ".");
    Optional<String> of = section.get(count ? "count" : "of").flatMap(v -> v.word(RowKinds.NAMES));
    Optional<ExprText> expr = count ? Optional.empty() : RowKinds.amount(section, kind);
    ExprText where = section.expression("where").orElse(null);
    if (of.isEmpty() || (!count && expr.isEmpty())) return Optional.empty();
    return Optional.of(new Driver.Facts(measure, of.get(), expr.orElse(null), where, yaml.place()));
  }

  private boolean reaches(Yaml by, Driver.Facts facts) {
    return to == null || RowKinds.reaches(by, facts.of(), to);
  }

  private Optional<Driver> shares(Section section, String kind) {
    Optional<Yaml> yaml = section.get(kind);
    boolean open = rest || section.word("rest", List.of("unassigned"), "").equals("unassigned");
    if (yaml.isEmpty()) return Optional.empty();
    if (to instanceof Target.Objects) {
      yaml.get()
          .problem(
              "driver-needs-nodes",
              "Shares name nodes, but the cost goes to a cost object.",
              "Use a driver table: {driver: name}.");
      return Optional.empty();
    }
    Section each = Section.named(yaml.get());
    if (!yaml.get().isMap()) return Optional.empty();
    checkReceivers(each);
    return Optional.of(new Driver.Shares(sharesOf(each, open), kind.equals("survey"), open));
  }

  private Map<String, BigDecimal> sharesOf(Section each, boolean open) {
    Map<String, BigDecimal> shares = new LinkedHashMap<>();
    for (String name : each.entries().keySet()) {
      each.number(name, BigDecimal.ZERO, BigDecimal.ONE)
          .ifPresent(share -> shares.put(name, share));
    }
    if (shares.size() == each.entries().size()) {
      String remedy = "Add what is missing, or write 'rest: unassigned' beside.";
      checkSum(each.yaml(), owner, shares.values(), open, remedy);
    }
    return Collections.unmodifiableMap(shares);
  }

  private void checkReceivers(Section shares) {
    if (!(to instanceof Target.Nodes nodes)) return;
    for (String name : shares.entries().keySet()) {
      if (nodes.names().contains(name)) continue;
      shares
          .key(name)
          .problem(
              "unknown-node",
              "'" + name + "' is not among the nodes of 'to'.",
              Suggest.didYouMean(name, nodes.names()));
    }
    List<String> without = new ArrayList<>(nodes.names());
    without.removeAll(shares.entries().keySet());
    if (without.isEmpty()) return;
    shares
        .yaml()
        .problem(
            "missing-share",
            "No share is given for " + String.join(", ", without) + ".",
            "Give one (0 for none), or take it out of 'to'.");
  }

  /** Shares must sum to 1, exactly; under 1 where the rest is provided for. */
  static void checkSum(
      Yaml at, String owner, Collection<BigDecimal> shares, boolean restIsFine, String remedy) {
    BigDecimal sum = shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal over = sum.subtract(BigDecimal.ONE);
    if (over.signum() > 0) {
      at.problem(
          "shares-over-one",
          "The shares of '" + owner + "' sum to " + plain(sum) + ", " + plain(over) + " over 1.",
          "Lower them; they are fractions of 1 or percentages of 100%.");
    } else if (over.signum() < 0 && !restIsFine) {
      at.problem(
          "shares-under-one",
          "The shares of '"
              + owner
              + "' sum to "
              + plain(sum)
              + "; "
              + plain(over.negate())
              + " goes nowhere.",
          remedy);
    }
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
