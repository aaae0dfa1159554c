package org.whalecurve.intake.init;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.whalecurve.intake.init.Sample.Header;

/** The columns of {@code transaction}: amounts are derived where the file has only their parts. */
final class SalesColumns {
  private static final Pattern RETURN_WORD =
      Pattern.compile("(?i).*(\\breturns?\\b|refund|credit memo|credit note|退货|退款|红字).*");
  private static final Pattern WITH_TAX = Pattern.compile("(?i).*(价税|含税|incl).*");
  private static final Pattern WITHOUT_TAX = Pattern.compile("(?i).*(不含税|excl).*");
  private static final BigDecimal CENT = new BigDecimal("0.02");

  private final Draft draft;
  private final Words words;
  private final Mapping mapping = new Mapping();

  private SalesColumns(Draft draft, Words words) {
    this.draft = draft;
    this.words = words;
  }

  static Mapping of(Draft draft, Words words) {
    SalesColumns sales = new SalesColumns(draft, words);
    for (String column : List.of("transaction_id", "line_no", "date")) sales.plain(column);
    sales.customer();
    for (String column : List.of("product_id", "channel", "region", "quantity"))
      sales.plain(column);
    sales.amounts();
    sales.costOfGoods();
    sales.returns();
    sales.plain("currency");
    return sales.mapping;
  }

  private Header header(String column) {
    return draft.match().header(column);
  }

  private boolean has(String column) {
    return draft.match().has(column);
  }

  private void plain(String column) {
    if (has(column)) mapping.plain(column, header(column), draft.why(column, words));
  }

  /**
   * A sale without a named customer is still a sale; a country may stand in where nothing better is
   * there.
   */
  private void customer() {
    if (has("customer_id")) {
      plain("customer_id");
      if (header("customer_id").means("customer_name")
          > header("customer_id").means("customer_id")) {
        mapping.note(words.get("note.customer_by_name", header("customer_id").text()));
      }
      return;
    }
    Optional<Header> country =
        draft.own().stream().filter(h -> h.means("country") > 0.9).findFirst();
    boolean ofReturns = isReturnsFile();
    if (country.isPresent() && !ofReturns) {
      mapping.plain("customer_id", country.get(), words.get("why.stands_in"));
      mapping.note(words.get("note.customer_stands_in", country.get().text()));
    } else {
      mapping.note(words.get("note.no_customer"));
    }
  }

  private void amounts() {
    if (has("net_amount")) {
      net();
    } else if (has("list_amount")) {
      plain("list_amount");
      discount("%1$s", header("list_amount"));
    } else if (has("quantity") && has("~unit_price")) {
      String why = words.get("why.quantity_times_price");
      if (has("discount"))
        mapping.derived(
            "list_amount", why, "%1$s * %2$s", header("quantity"), header("~unit_price"));
      else
        mapping.derived(
            "net_amount", why, "%1$s * %2$s", header("quantity"), header("~unit_price"));
      if (has("discount")) discount("%1$s * %2$s", header("quantity"), header("~unit_price"));
    } else if (has("~unit_price")) {
      mapping.plain("net_amount", header("~unit_price"), words.get("why.price_is_amount"));
    } else {
      mapping.note(words.get("note.no_amount"));
    }
    plain("cash_discount");
  }

  private void net() {
    Header net = header("net_amount");
    Header rate =
        has("discount") && header("discount").facts().fractions() ? header("discount") : null;
    boolean product = isProduct(net);
    if (product && rate != null) {
      mapping.plain("list_amount", net, words.get("why.amount_before_discount"));
      discount("%1$s", net);
      return;
    }
    if (has("list_amount")) plain("list_amount");
    if (has("discount") && rate == null) plain("discount");
    if (rate != null) mapping.note(words.get("note.discount_is_rate", rate.text(), net.text()));
    mapping.plain(
        "net_amount",
        net,
        product
            ? words.get(
                "why.checked_product", header("quantity").text(), header("~unit_price").text())
            : "");
    boolean withTax =
        WITH_TAX.matcher(net.text()).matches() && !WITHOUT_TAX.matcher(net.text()).matches();
    if (withTax) mapping.note(words.get("note.with_tax", net.text()));
  }

  /** Discount and net amount from an amount before discount, however the discount is given. */
  private void discount(String base, Header... of) {
    if (!has("discount")) {
      mapping.derived("net_amount", "", base, of);
      return;
    }
    Header discount = header("discount");
    Header[] all = Arrays.copyOf(of, of.length + 1);
    all[of.length] = discount;
    String d = "%" + all.length + "$s";
    boolean percent =
        discount.facts().upToHundred() && discount.text().matches("(?i).*(rate|percent|%|率).*");
    if (discount.facts().fractions() || percent) {
      String share = percent ? d + " / 100" : d;
      String why = words.get(percent ? "why.discount_percent" : "why.discount_share");
      mapping.derived("discount", why, base + " * " + share, all);
      mapping.derived("net_amount", "", base + " * (1 - " + share + ")", all);
    } else {
      mapping.plain("discount", discount, "");
      mapping.derived("net_amount", "", base + " - COALESCE(" + d + ", 0)", all);
    }
  }

  /** Whether the amount is quantity times price in nearly every row of the sample. */
  private boolean isProduct(Header amount) {
    if (!has("quantity") || !has("~unit_price")) return false;
    int checked = 0;
    int agree = 0;
    for (int row = 0; row < Math.min(1_000, amount.values().size()); row++) {
      Optional<BigDecimal> a = number(amount, row);
      Optional<BigDecimal> q = number(header("quantity"), row);
      Optional<BigDecimal> p = number(header("~unit_price"), row);
      if (a.isEmpty() || q.isEmpty() || p.isEmpty() || a.get().signum() == 0) continue;
      checked++;
      if (q.get().multiply(p.get()).subtract(a.get()).abs().compareTo(tolerance(q.get())) <= 0)
        agree++;
    }
    return checked >= 3 && agree * 10 >= checked * 9;
  }

  /**
   * Prices are often shown rounded to a cent: the amount may differ by half a cent for each unit.
   */
  private static BigDecimal tolerance(BigDecimal quantity) {
    return CENT.add(quantity.abs().multiply(new BigDecimal("0.005")));
  }

  private static Optional<BigDecimal> number(Header header, int row) {
    return row < header.values().size()
        ? ColumnFacts.number(header.values().get(row))
        : Optional.empty();
  }

  private void costOfGoods() {
    if (has("cost_of_goods")) {
      plain("cost_of_goods");
    } else if (has("~unit_cost") && has("quantity")) {
      String why = words.get("why.quantity_times_cost");
      mapping.derived(
          "cost_of_goods", why, "%1$s * %2$s", header("quantity"), header("~unit_cost"));
    } else if (has("~profit") && has("net_amount") && !header("~profit").facts().fractions()) {
      String why = words.get("why.amount_less_profit");
      mapping.derived("cost_of_goods", why, "%1$s - %2$s", header("net_amount"), header("~profit"));
    } else {
      mapping.note(words.get("note.no_cost_of_goods"));
    }
  }

  private void returns() {
    if (has("is_return")) {
      plain("is_return");
    } else if (isReturnsFile()) {
      mapping.derived("is_return", words.get("why.returns_file"), "true");
    } else if (has("~document_type")) {
      List<String> kinds = header("~document_type").facts().examples(30);
      String list =
          kinds.stream()
              .filter(k -> RETURN_WORD.matcher(k).matches())
              .map(Spelling::literal)
              .collect(Collectors.joining(", "));
      if (!list.isEmpty())
        mapping.derived(
            "is_return", "", "%1$s IN (" + list.replace("%", "%%") + ")", header("~document_type"));
    } else if (has("quantity") && negative(header("quantity"))) {
      mapping.note(words.get("note.negative_quantity", header("quantity").text()));
    }
  }

  private static boolean negative(Header header) {
    return header.facts().counts().keySet().stream()
        .map(ColumnFacts::number)
        .flatMap(Optional::stream)
        .anyMatch(n -> n.signum() < 0);
  }

  private boolean isReturnsFile() {
    return has("date") && header("date").means("return_date") > 0.9
        || has("quantity") && header("quantity").means("return_quantity") > 0.9;
  }
}
