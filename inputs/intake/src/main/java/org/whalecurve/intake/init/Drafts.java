package org.whalecurve.intake.init;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.whalecurve.intake.init.Draft.Link;
import org.whalecurve.intake.init.HeaderDictionary.Concept;
import org.whalecurve.intake.init.HeaderDictionary.Kind;
import org.whalecurve.intake.init.Sample.Header;

/** Decides what every file is, looking at all of them together. */
final class Drafts {
  private static final int MAX_LINKS = 4;
  private static final double SAME_CONCEPT = 0.9;
  private static final double HALF = 0.5;

  private final List<Sample> samples;

  private Drafts(List<Sample> samples) {
    this.samples = samples;
  }

  static List<Draft> of(List<Sample> samples) {
    Drafts drafts = new Drafts(samples);
    List<Draft> found = new ArrayList<>();
    for (Sample sample : samples) found.add(drafts.best(sample));
    return drafts.withoutRepeats(found);
  }

  private Draft best(Sample sample) {
    return HeaderDictionary.SHIPPED.forms().stream()
        .filter(form -> sample.said() == null || sample.saidToBe(form.table()))
        .map(form -> linked(form, sample))
        .filter(draft -> sample.said() != null || draft.match().score() > 0)
        .max(Comparator.comparingDouble(draft -> draft.match().score()))
        .orElse(new Draft(sample, null, List.of()));
  }

  /** The sample read as one table, with every link that fills a column worth fetching. */
  private Draft linked(TableForm form, Sample sample) {
    List<Link> links = new ArrayList<>();
    TableMatch match = TableMatch.of(form, sample, sample.headers(), List.of());
    while (links.size() < MAX_LINKS) {
      Optional<Link> next = mostHelpful(form, sample, links, match);
      if (next.isEmpty()) break;
      links.add(next.get());
      match = TableMatch.of(form, sample, sample.headers(), Draft.fetched(sample, links));
    }
    return new Draft(sample, match, trimmed(form, sample, links));
  }

  /** Without the links that nothing of the result needs. */
  private static List<Link> trimmed(TableForm form, Sample sample, List<Link> links) {
    List<Link> kept = new ArrayList<>(links);
    for (Link link : links) {
      List<Link> fewer = new ArrayList<>(kept);
      fewer.remove(link);
      Set<Header> gone = new HashSet<>(link.other().headers());
      boolean stepping = fewer.stream().anyMatch(other -> gone.contains(other.from()));
      if (!stepping && gain(form, sample, fewer, kept) <= 0) kept = fewer;
    }
    return kept;
  }

  private static double gain(TableForm form, Sample sample, List<Link> before, List<Link> after) {
    TableMatch old = TableMatch.of(form, sample, sample.headers(), Draft.fetched(sample, before));
    return gain(
        form, old, TableMatch.of(form, sample, sample.headers(), Draft.fetched(sample, after)));
  }

  private static double gain(TableForm form, TableMatch before, TableMatch after) {
    return form.slots().stream()
        .filter(slot -> form.joins().contains(slot.column()))
        .filter(slot -> after.has(slot.column()) && !before.has(slot.column()))
        .mapToDouble(slot -> Math.max(0.1, slot.weight()))
        .sum();
  }

  private Optional<Link> mostHelpful(
      TableForm form, Sample sample, List<Link> links, TableMatch match) {
    Link best = null;
    double most = 0;
    for (Link link : possible(form, sample, links)) {
      List<Link> more = new ArrayList<>(links);
      more.add(link);
      TableMatch after = TableMatch.of(form, sample, sample.headers(), Draft.fetched(sample, more));
      double gain = gain(form, match, after) + beyond(form, sample, more, after);
      if (gain > most) {
        most = gain;
        best = link;
      }
    }
    return Optional.ofNullable(best);
  }

  /** What a further link behind this one would bring, at half its worth: the way to it. */
  private double beyond(TableForm form, Sample sample, List<Link> links, TableMatch match) {
    if (links.size() >= 2) return 0;
    double most = 0;
    for (Link link : possible(form, sample, links)) {
      if (!links.get(links.size() - 1).other().headers().contains(link.from())) continue;
      List<Link> more = new ArrayList<>(links);
      more.add(link);
      most =
          Math.max(
              most,
              gain(
                  form,
                  match,
                  TableMatch.of(form, sample, sample.headers(), Draft.fetched(sample, more))));
    }
    return HALF * most;
  }

  private List<Link> possible(TableForm form, Sample sample, List<Link> links) {
    if (form.joins().isEmpty()) return List.of();
    List<Header> known = new ArrayList<>(sample.headers());
    known.addAll(Draft.fetched(sample, links));
    List<Link> possible = new ArrayList<>();
    for (Sample other : samples) {
      if (other == sample || links.stream().anyMatch(l -> l.other() == other)) continue;
      for (Header from : known) {
        for (Header to : other.headers()) {
          if (fits(from, to) && !isSameKind(form, other, from))
            possible.add(new Link(from, other, to));
        }
      }
    }
    return possible;
  }

  /**
   * Whether the other file is such a table itself; only an order's head may be, beside its lines.
   */
  private boolean isSameKind(TableForm form, Sample other, Header from) {
    boolean byOrder =
        from.means("order_id") >= SAME_CONCEPT || from.means("invoice_id") >= SAME_CONCEPT;
    return !byOrder && TableMatch.of(form, other, other.headers(), List.of()).score() > 0;
  }

  /** Whether every row with {@code from} finds at most one row of the other file. */
  private static boolean fits(Header from, Header to) {
    if (from.facts().unique() || !to.facts().unique()) return false;
    boolean sameName = from.name().compact().equals(to.name().compact());
    if (!isKey(to) || !sameName && !sameConcept(from, to)) return false;
    double found = from.facts().foundIn(to.facts());
    return to.facts().whole() ? found >= HALF : sameName;
  }

  private static boolean isKey(Header header) {
    return keyConcepts().anyMatch(c -> meaning(header, c) >= SAME_CONCEPT)
        || header.name().compact().matches(".*(id|key|no|code|number|编码|编号|代码|号)");
  }

  private static boolean sameConcept(Header a, Header b) {
    return keyConcepts()
        .anyMatch(c -> meaning(a, c) >= SAME_CONCEPT && meaning(b, c) >= SAME_CONCEPT);
  }

  private static Stream<Concept> keyConcepts() {
    return HeaderDictionary.SHIPPED.concepts().filter(c -> c.kind() == Kind.ID);
  }

  private static double meaning(Header header, Concept concept) {
    return header.means(concept.name());
  }

  /**
   * A file that another one joins by its document is no sale of its own, nor is a second one that
   * joins it too.
   */
  private List<Draft> withoutRepeats(List<Draft> drafts) {
    List<Draft> result = new ArrayList<>();
    for (Draft draft : drafts) {
      boolean repeats =
          draft.is("transaction")
              && draft.sample().said() == null
              && drafts.stream().anyMatch(d -> d != draft && covers(d, draft));
      result.add(repeats ? new Draft(draft.sample(), null, List.of()) : draft);
    }
    return result;
  }

  private static boolean covers(Draft detail, Draft draft) {
    if (!detail.is("transaction")) return false;
    if (detail.links().stream().anyMatch(l -> l.other() == draft.sample())) return true;
    boolean sameHeader =
        detail.links().stream()
            .filter(l -> l.from() == detail.match().header("transaction_id"))
            .anyMatch(l -> draft.links().stream().anyMatch(m -> m.other() == l.other()));
    boolean sameColumns =
        detail.own().stream()
            .map(Header::text)
            .toList()
            .equals(draft.own().stream().map(Header::text).toList());
    return sameHeader && !sameColumns && detail.match().score() > draft.match().score();
  }
}
