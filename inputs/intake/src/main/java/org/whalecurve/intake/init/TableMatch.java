package org.whalecurve.intake.init;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whalecurve.intake.init.HeaderDictionary.Concept;
import org.whalecurve.intake.init.HeaderDictionary.Kind;
import org.whalecurve.intake.init.Sample.Header;
import org.whalecurve.intake.init.TableForm.Slot;

/**
 * One way to read a set of columns as an input table.
 *
 * @param filled column of the table -> header, with how sure that is
 * @param score how much speaks for the table; 0 where it is impossible
 */
record TableMatch(TableForm form, Map<String, Filled> filled, double score) {
  private static final double ENOUGH = 0.35;
  private static final double BARE_NAME = 0.6;
  private static final double FILE_NAME = 2;
  private static final double NEARLY_UNIQUE = 0.95;

  /** A column with the header that fills it. */
  record Filled(Slot slot, Header header, double sureness) {}

  /**
   * The best assignment: the surest pair of column and header first, each used once.
   *
   * @param own the file's own headers
   * @param fetched headers of joined files; an own header wins over an equally good one
   */
  static TableMatch of(TableForm form, Sample sample, List<Header> own, List<Header> fetched) {
    List<Filled> candidates = new ArrayList<>();
    for (Slot slot : form.slots()) {
      own.forEach(h -> candidates.add(new Filled(slot, h, sureness(form, slot, h))));
      fetched.forEach(h -> candidates.add(new Filled(slot, h, sureness(form, slot, h) - 0.05)));
    }
    candidates.removeIf(c -> c.sureness() < ENOUGH);
    if (sample.saidToBe(form.table())) pin(sample.said().columns(), form, own, candidates);
    candidates.sort(Comparator.comparingDouble(Filled::sureness).reversed());
    Map<String, Filled> filled = new LinkedHashMap<>();
    Set<Header> used = new HashSet<>();
    for (Filled candidate : candidates) {
      if (filled.containsKey(candidate.slot().column()) || used.contains(candidate.header()))
        continue;
      filled.put(candidate.slot().column(), candidate);
      used.add(candidate.header());
    }
    return new TableMatch(form, filled, score(form, sample, filled));
  }

  /** What a person says of a column goes before every guess. */
  private static void pin(
      Map<String, String> said, TableForm form, List<Header> own, List<Filled> candidates) {
    candidates.removeIf(
        c -> said.containsKey(c.slot().column()) || said.containsValue(c.header().text()));
    for (Slot slot : form.slots()) {
      String header = said.get(slot.column());
      own.stream()
          .filter(h -> h.text().equals(header))
          .findFirst()
          .ifPresent(h -> candidates.add(new Filled(slot, h, 1)));
    }
  }

  Header header(String column) {
    Filled found = filled.get(column);
    return found == null ? null : found.header();
  }

  boolean has(String column) {
    return filled.containsKey(column);
  }

  /** How sure the mapping of the columns that matter is, 0…1. */
  double confidence() {
    double weight = 0;
    double sum = 0;
    for (Filled f : filled.values()) {
      weight += f.slot().weight();
      sum += f.slot().weight() * f.sureness();
    }
    return weight == 0 ? 0 : Math.min(1, sum / weight);
  }

  private static double score(TableForm form, Sample sample, Map<String, Filled> filled) {
    for (List<String> group : form.needs()) {
      if (group.stream().noneMatch(filled::containsKey)) return 0;
    }
    Filled unique = filled.get(form.uniqueColumn() == null ? "" : form.uniqueColumn());
    if (unique != null && unique.header().facts().distinctness() < NEARLY_UNIQUE) return 0;
    double sum = sample.named(form.fileWords()) ? FILE_NAME : 0;
    for (Filled f : filled.values()) sum += f.slot().weight() * f.sureness();
    return sum;
  }

  private static double sureness(TableForm form, Slot slot, Header header) {
    double best = 0;
    for (int i = 0; i < slot.concepts().size(); i++) {
      Concept concept = slot.concepts().get(i);
      double named = header.means(concept.name()) - 0.02 * i;
      best = Math.max(best, named * evidence(concept.kind(), header.facts()));
    }
    double bare = BARE_NAME * HeaderDictionary.SHIPPED.likeness(header.name(), slot.bareNames());
    best = Math.max(best, bare * evidence(slot.kind(), header.facts()));
    boolean mustDiffer = form.table().equals("event") && slot.column().equals("event_id");
    return mustDiffer && !header.facts().unique() ? 0 : best;
  }

  /** What the values say to a meaning that the header suggests. */
  private static double evidence(Kind kind, ColumnFacts facts) {
    if (facts.empty()) return 0.6;
    return facts.mostlyFilled() ? fit(kind, facts) : 0.8 * fit(kind, facts);
  }

  private static double fit(Kind kind, ColumnFacts facts) {
    boolean dates = facts.dates() >= 0.5;
    boolean numbers = facts.numbers() >= 0.5;
    return switch (kind) {
      case NUMBER -> numbers ? 1 : 0.3;
      case DATE -> dates ? 1 : 0.4;
      case PERSON -> numbers || dates ? 0.4 : 1;
      case TEXT -> dates ? 0.3 : facts.numbers() > 0.9 ? 0.6 : 1;
      case ID -> dates && !numbers ? 0.3 : 1;
      case FLAG -> facts.counts().size() <= 3 ? 1 : 0.2;
      case PERIOD -> Periods.recognises(facts) ? 1 : 0.2;
    };
  }
}
