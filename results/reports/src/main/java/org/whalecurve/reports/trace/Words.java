package org.whalecurve.reports.trace;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/** The catalogue of an explanation's words in one language. */
final class Words {
  private static final String BUNDLE = "org.whalecurve.reports.trace";
  private static final ResourceBundle.Control AS_ASKED =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final ResourceBundle bundle;

  /** Chinese for every Chinese locale, English otherwise. */
  Words(Locale locale) {
    Locale language =
        locale.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    bundle = ResourceBundle.getBundle(BUNDLE, language, AS_ASKED);
  }

  Set<String> keys() {
    return bundle.keySet();
  }

  boolean has(String key) {
    return bundle.containsKey(key);
  }

  /**
   * A sentence with its places filled.
   *
   * @param arguments name and value in turn
   */
  String say(String key, Object... arguments) {
    String text = bundle.getString(key);
    for (int i = 0; i < arguments.length; i += 2)
      text = text.replace("{" + arguments[i] + "}", String.valueOf(arguments[i + 1]));
    return text;
  }

  static String money(BigDecimal amount) {
    return number(amount, 2);
  }

  static String number(BigDecimal value, int decimals) {
    return String.format(
        Locale.ROOT, "%,." + decimals + "f", value.setScale(decimals, RoundingMode.HALF_UP));
  }

  /** A fraction as percent with one decimal. */
  static String percent(BigDecimal fraction) {
    return number(fraction.movePointRight(2), 1) + " %";
  }
}
