package org.whalecurve.intake.init;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.whalecurve.intake.init.Sample.Header;

/**
 * Everything found in the files, before it is written down.
 *
 * @param others files that are no source, each with the reason
 */
record Findings(
    Words words,
    List<Part> parts,
    List<SourceGroup> groups,
    List<FileGuess> others,
    CurrencyGuess currency) {

  static Findings of(Sample.Read samples) {
    Words words = mostlyChinese(samples.used()) ? Words.chinese() : Words.english();
    List<Draft> drafts = Drafts.of(samples.used());
    List<Part> parts = new ArrayList<>();
    for (Draft draft : drafts) if (draft.match() != null) parts.add(Part.of(draft, words));
    parts.addAll(Part.derived(parts, words));
    CurrencyGuess currency = CurrencyGuess.of(parts, words);
    return new Findings(
        words, parts, SourceGroup.of(parts), others(samples, drafts, words), currency);
  }

  private static List<FileGuess> others(Sample.Read samples, List<Draft> drafts, Words words) {
    List<FileGuess> others = new ArrayList<>();
    for (Draft draft : drafts) {
      if (draft.match() != null) continue;
      Sample sample = draft.sample();
      String reason = reason(sample, drafts, words);
      others.add(FileGuess.none(sample, reason));
    }
    for (Sample sample : samples.readable()) {
      if (sample.leftOut()) others.add(FileGuess.none(sample, words.get("note.left_out")));
    }
    samples
        .unreadable()
        .forEach(
            (file, why) ->
                others.add(
                    FileGuess.none(
                        new Sample(file, null, List.of(), null),
                        words.get("note.unreadable", why))));
    return others;
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

  /**
   * The workspace's currency.
   *
   * @param seenIn header or value that says it; empty where it is assumed
   * @param others further currencies that a currency column holds
   */
  record CurrencyGuess(String code, String seenIn, List<String> others) {
    private static final Pattern WORD = Pattern.compile("\\b[A-Z]{3}\\b");
    private static final Set<String> CODES =
        Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());
    private static final Set<String> USUAL =
        Set.of(
            ("USD EUR GBP CNY JPY CHF HKD TWD SGD AUD NZD CAD SEK NOK DKK PLN CZK HUF INR KRW BRL MXN ZAR AED SAR"
                    + " THB MYR IDR VND PHP TRY RUB ILS")
                .split(" "));
    private static final Map<String, String> SIGNS =
        Map.of(
            "€", "EUR", "£", "GBP", "¥", "CNY", "￥", "CNY", "元", "CNY", "人民币", "CNY", "RMB", "CNY");

    /**
     * From a currency column, else codes and signs in headers of mapped columns, else the
     * language's usual one.
     */
    static CurrencyGuess of(List<Part> parts, Words words) {
      Map<String, Integer> inColumn = new LinkedHashMap<>();
      for (Part part : parts) {
        Header header = part.draft().match().header("currency");
        if (header == null) continue;
        header.facts().counts().forEach((v, n) -> inColumn.merge(code(v, CODES), n, Integer::sum));
      }
      inColumn.remove("");
      return inColumn.isEmpty() ? fromHeaders(parts, words) : fromColumn(inColumn);
    }

    private static CurrencyGuess fromColumn(Map<String, Integer> counts) {
      String most =
          counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
      List<String> others = counts.keySet().stream().filter(c -> !c.equals(most)).toList();
      return new CurrencyGuess(most, "currency", others);
    }

    /** Only usual codes: a header may have other words of three capitals. */
    private static CurrencyGuess fromHeaders(List<Part> parts, Words words) {
      for (Part part : parts) {
        for (Header header : part.draft().own()) {
          String code = code(header.text(), USUAL);
          boolean amount = header.facts().numbers() > 0;
          if (amount && !code.isEmpty()) return new CurrencyGuess(code, header.text(), List.of());
        }
      }
      return new CurrencyGuess(words.isChinese() ? "CNY" : "USD", "", List.of());
    }

    private static String code(String text, Set<String> known) {
      Matcher matcher = WORD.matcher(text);
      while (matcher.find()) if (known.contains(matcher.group())) return matcher.group();
      return SIGNS.entrySet().stream()
          .filter(e -> text.contains(e.getKey()))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElse("");
    }
  }
}
