package org.whalecurve.intake.init;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything found in the files, before it is written down.
 *
 * @param skipped file -> why it is no source
 */
record Findings(
    Words words,
    List<Part> parts,
    List<SourceGroup> groups,
    Map<String, String> skipped,
    CurrencyGuess currency,
    List<FileGuess> others) {

  static Findings of(Samples samples) {
    Words words = mostlyChinese(samples.readable()) ? Words.chinese() : Words.english();
    List<Draft> drafts = Drafts.of(samples.readable());
    List<Part> parts = new ArrayList<>();
    for (Draft draft : drafts) if (draft.match() != null) parts.add(Part.of(draft, words));
    parts.addAll(DerivedTables.of(parts, words));
    Map<String, String> skipped = new LinkedHashMap<>();
    List<FileGuess> others = new ArrayList<>();
    for (Draft draft : drafts) {
      if (draft.match() != null) continue;
      String reason = reason(draft.sample(), drafts, words);
      skipped.put(draft.sample().title(), reason);
      others.add(none(draft.sample(), reason));
    }
    samples
        .unreadable()
        .forEach(
            (file, message) -> {
              String reason = words.get("note.unreadable", message);
              skipped.put(file.getFileName().toString(), reason);
              others.add(
                  new FileGuess(
                      file,
                      Optional.empty(),
                      Optional.empty(),
                      Map.of(),
                      0,
                      List.of(),
                      List.of(),
                      List.of(),
                      List.of(reason)));
            });
    return new Findings(
        words, parts, SourceGroup.of(parts), skipped, CurrencyGuess.of(parts, words), others);
  }

  private static FileGuess none(Sample sample, String reason) {
    List<String> headers = sample.headers().stream().map(Sample.Header::text).toList();
    return new FileGuess(
        sample.file(),
        Optional.ofNullable(sample.sheet()),
        Optional.empty(),
        Map.of(),
        0,
        headers,
        List.of(),
        List.of(),
        List.of(reason));
  }

  private static String reason(Sample sample, List<Draft> drafts, Words words) {
    for (Draft draft : drafts) {
      boolean joined =
          draft.match() != null && draft.links().stream().anyMatch(l -> l.other() == sample);
      if (joined) return words.get("note.lookup", draft.sample().title());
    }
    if (sample.headers().size() == 1 && sample.headers().get(0).text().contains(" "))
      return words.get("note.one_column");
    Optional<Draft> sales = drafts.stream().filter(d -> d.is("transaction")).findFirst();
    TableMatch asSales =
        TableMatch.of(
            HeaderDictionary.SHIPPED.form("transaction"), sample, sample.headers(), List.of());
    boolean repeats =
        sales.isPresent() && asSales.has("transaction_id") && asSales.has("net_amount");
    return repeats
        ? words.get("note.repeats", sales.get().sample().title())
        : words.get("note.no_table");
  }

  private static boolean mostlyChinese(List<Sample> samples) {
    List<Sample.Header> headers = samples.stream().flatMap(s -> s.headers().stream()).toList();
    return headers.stream().filter(h -> h.name().chinese()).count() * 2 > headers.size();
  }

  List<SourceGroup> groups(String table) {
    return groups.stream().filter(g -> g.table().equals(table)).toList();
  }

  /** Headers that derived tables take. */
  Set<Sample.Header> derivedHeaders() {
    Set<Sample.Header> headers = new HashSet<>();
    for (Part part : parts) {
      if (part.derived())
        part.draft().own().stream().filter(part.mapping()::uses).forEach(headers::add);
    }
    return headers;
  }

  boolean has(String table) {
    return parts.stream().anyMatch(p -> p.table().equals(table));
  }

  /** Whether a source of the table maps the column. */
  boolean has(String table, String column) {
    return parts.stream().anyMatch(p -> p.table().equals(table) && p.mapping().has(column));
  }
}
