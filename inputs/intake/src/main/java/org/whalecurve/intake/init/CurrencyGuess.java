package org.whalecurve.intake.init;

import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.whalecurve.intake.init.Sample.Header;

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
  private static final Map<String, String> SIGNS =
      Map.of(
          "€", "EUR", "£", "GBP", "¥", "CNY", "￥", "CNY", "元", "CNY", "人民币", "CNY", "RMB", "CNY");

  /**
   * From a currency column, else codes and signs in headers of mapped columns, else the language's
   * usual one.
   */
  static CurrencyGuess of(List<Part> parts, Words words) {
    Map<String, Integer> inColumn = new LinkedHashMap<>();
    for (Part part : parts) {
      Header header = part.draft().match().header("currency");
      if (header != null)
        header.facts().counts().forEach((v, n) -> inColumn.merge(code(v), n, Integer::sum));
    }
    inColumn.remove("");
    if (!inColumn.isEmpty()) {
      String most =
          inColumn.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
      return new CurrencyGuess(
          most, "currency", inColumn.keySet().stream().filter(c -> !c.equals(most)).toList());
    }
    for (Part part : parts) {
      for (Header header : part.draft().own()) {
        String code = code(header.text());
        if (!code.isEmpty() && header.facts().numbers() > 0)
          return new CurrencyGuess(code, header.text(), List.of());
      }
    }
    return new CurrencyGuess(words.isChinese() ? "CNY" : "USD", "", List.of());
  }

  private static String code(String text) {
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) if (CODES.contains(matcher.group())) return matcher.group();
    return SIGNS.entrySet().stream()
        .filter(e -> text.contains(e.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
