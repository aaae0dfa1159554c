package org.whalecurve.intake.init;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.whalecurve.intake.init.Sample.Header;

/** The columns of {@code ledger}: one signed amount, a period, and only the rows that are cost. */
final class LedgerColumns {
  private static final Pattern CREDIT = Pattern.compile("(?i)h|c|cr|credit|haben|贷|贷方|-1");
  private static final Pattern ACTUAL = Pattern.compile("(?i)actuals?|ist|实际|实际数");
  private static final Pattern COST =
      Pattern.compile("(?i).*(expens|expenditure|cost|aufwand|费用|成本|损益).*");

  private final Draft draft;
  private final Words words;
  private final Mapping mapping = new Mapping();

  private LedgerColumns(Draft draft, Words words) {
    this.draft = draft;
    this.words = words;
  }

  static Mapping of(Draft draft, Words words) {
    LedgerColumns ledger = new LedgerColumns(draft, words);
    ledger.period();
    ledger.plain("cost_center", "cost_center");
    ledger.plain("account", "account");
    ledger.amount();
    for (String column : List.of("customer_id", "customer_group", "product_id", "currency"))
      ledger.plain(column, column);
    ledger.plain("account_name", "~account_name");
    ledger.plain("account_type", "~account_type");
    ledger.plain("cost_center_name", "~cost_center_name");
    ledger.rows();
    return ledger.mapping;
  }

  private Header header(String column) {
    return draft.match().header(column);
  }

  private boolean has(String column) {
    return draft.match().has(column);
  }

  private void plain(String column, String slot) {
    if (has(slot)) mapping.plain(column, header(slot), draft.why(slot, words));
  }

  /** The period that the books state counts; a day only where no period is written out. */
  private void period() {
    boolean written = has("period") && Periods.recognises(header("period").facts());
    if (written && !Periods.yearsOnly(header("period").facts())) {
      period(header("period"));
    } else if (has("~year") && has("~month")) {
      mapping.derived(
          "period",
          words.get("why.year_and_month"),
          "%1$s || '-' || LPAD(%2$s, 2, '0')",
          header("~year"),
          header("~month"));
      mapping.type(header("~year"), "text");
      mapping.type(header("~month"), "text");
    } else if (has("date")) {
      plain("date", "date");
    } else if (has("period") || has("~year")) {
      period(written ? header("period") : header(has("~year") ? "~year" : "period"));
      mapping.note(words.get("note.coarse_period"));
    }
  }

  private void period(Header header) {
    String form = Periods.expression("%1$s", header.facts());
    String why = words.get("why.values", String.join(", ", header.facts().examples(2)));
    if (form.equals("%1$s")) mapping.plain("period", header, why);
    else mapping.derived("period", why, form, header);
    mapping.type(header, "text");
  }

  private void amount() {
    if (has("~debit") && has("~credit")) {
      String why = words.get("why.debit_less_credit");
      mapping.derived(
          "amount",
          why,
          "COALESCE(%1$s, 0) - COALESCE(%2$s, 0)",
          header("~debit"),
          header("~credit"));
    } else if (has("amount") && has("~debit_credit")) {
      signed();
    } else {
      plain("amount", has("amount") ? "amount" : has("~debit") ? "~debit" : "~credit");
    }
  }

  private void signed() {
    String credit =
        header("~debit_credit").facts().examples(10).stream()
            .filter(v -> CREDIT.matcher(v).matches())
            .map(Spelling::literal)
            .collect(Collectors.joining(", "));
    if (credit.isEmpty()) {
      plain("amount", "amount");
      return;
    }
    String template = "CASE WHEN %2$s IN (" + credit + ") THEN -%1$s ELSE %1$s END";
    mapping.derived(
        "amount",
        words.get("why.credit_is_negative"),
        template,
        header("amount"),
        header("~debit_credit"));
  }

  /** Budgets and balance-sheet rows are not cost: left out where the file says which they are. */
  private void rows() {
    String actual = has("~scenario") ? list(header("~scenario"), ACTUAL) : "";
    String cost = has("~account_type") ? list(header("~account_type"), COST) : "";
    if (!actual.isEmpty() && !cost.isEmpty()) {
      mapping.where(
          "%1$s IN (" + actual + ") AND %2$s IN (" + cost + ")",
          header("~scenario"),
          header("~account_type"));
    } else if (!actual.isEmpty()) {
      mapping.where("%1$s IN (" + actual + ")", header("~scenario"));
    } else if (!cost.isEmpty()) {
      mapping.where("%1$s IN (" + cost + ")", header("~account_type"));
    }
    if (!actual.isEmpty() || !cost.isEmpty()) mapping.note(words.get("note.rows_taken"));
    else profitAccounts();
    boolean closing =
        draft.own().stream()
            .flatMap(h -> h.facts().examples(2_000).stream())
            .anyMatch(v -> v.contains("结转") && v.contains("损益"));
    if (closing) mapping.note(words.get("note.closing_entries"));
  }

  /**
   * A whole trial balance by the Chinese standard chart: accounts of profit and loss begin with 6.
   */
  private void profitAccounts() {
    if (!has("account")) return;
    List<String> accounts = header("account").facts().examples(200);
    boolean chart = accounts.stream().anyMatch(a -> a.matches("660[123].*"));
    if (!chart || accounts.stream().noneMatch(a -> a.matches("[1-5]\\d{3}.*"))) return;
    mapping.where("STARTS_WITH(%1$s, '6')", header("account"));
    mapping.type(header("account"), "text");
    mapping.note(words.get("note.profit_accounts"));
  }

  /** The values that match, as a list of literals; empty where none or every value does. */
  private static String list(Header header, Pattern wanted) {
    List<String> all = header.facts().examples(100);
    List<String> matching = all.stream().filter(v -> wanted.matcher(v).matches()).toList();
    if (matching.size() == all.size()) return "";
    return matching.stream()
        .map(Spelling::literal)
        .collect(Collectors.joining(", "))
        .replace("%", "%%");
  }
}
