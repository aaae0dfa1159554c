package org.whalecurve.intake.type;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a column writes its numbers: which character stands before the decimals. Thousands
 * separators, currency signs and codes, percent and accounting negatives are read in either style.
 * The same pattern serves Java and the engine.
 */
public enum NumberStyle {
  /** 1,234.50 */
  POINT('.', ","),
  /** 1.234,50 */
  COMMA(',', ".");

  private static final String BLANK = " \\t\\x{00A0}\\x{2007}\\x{2009}\\x{202F}";
  private static final String CURRENCY =
      "(?:(?:US|HK|NT|CA|AU|SG|NZ|R|A|C|S)?\\$|\\p{Sc}|Fr|kr|z\\x{0142}|K\\x{010D}|Ft"
          + "|[\\x{5143}\\x{5186}\\x{5706}]|(?i:USD|EUR|GBP|CNY|RMB|JPY|CHF|HKD|TWD|SGD|AUD|NZD|CAD|SEK|NOK|DKK|PLN"
          + "|CZK|HUF|RON|TRY|INR|IDR|MYR|THB|VND|PHP|KRW|BRL|MXN|ARS|CLP|ZAR|AED|SAR|ILS|EGP|RUB|UAH))";

  private final char decimal;
  private final String pattern;
  private final Pattern compiled;

  NumberStyle(char decimal, String group) {
    this.decimal = decimal;
    String groups = "[" + group + "'\\x{2019}" + BLANK + "]";
    String number =
        "(?:[1-9][0-9]{0,2}(?:"
            + groups
            + "[0-9]{2,3})*"
            + groups
            + "[0-9]{3}|[0-9]+)?(?:\\"
            + decimal
            + "[0-9]*)?";
    String blanks = "[" + BLANK + "]*";
    String sign = "[-+\\x{2212}]?";
    String money = sign + blanks + "(?:" + CURRENCY + ")?" + blanks + sign + blanks + number;
    String body = money + blanks + "(?:" + CURRENCY + "|%|[-\\x{2212}])?";
    this.pattern = blanks + "(?:" + body + "|\\(" + blanks + body + blanks + "\\))" + blanks;
    this.compiled = Pattern.compile(pattern);
  }

  /** The character before the decimals. */
  public char decimal() {
    return decimal;
  }

  /** Regular expression of a whole value, in the part of the language that Java and RE2 share. */
  public String pattern() {
    return pattern;
  }

  /** What a value says under this style; empty where it is no number. */
  public Optional<BigDecimal> parse(String value) {
    if (!compiled.matcher(value).matches()) return Optional.empty();
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= '0' && c <= '9') digits.append(c);
      else if (c == decimal) digits.append('.');
    }
    if (digits.chars().noneMatch(Character::isDigit)) return Optional.empty();
    BigDecimal number = new BigDecimal(digits.toString());
    if (value.indexOf('%') >= 0) number = number.movePointLeft(2);
    boolean negative =
        value.indexOf('(') >= 0 || value.indexOf('-') >= 0 || value.indexOf('\u2212') >= 0;
    return Optional.of(negative ? number.negate() : number);
  }
}
