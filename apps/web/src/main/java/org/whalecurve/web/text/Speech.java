package org.whalecurve.web.text;

import gg.jte.Content;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.Html;
import org.whalecurve.reports.text.HtmlTable;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.reports.text.Messages;

/** What a page says in one language: sentences, and numbers as people read them. */
public final class Speech {
  private static final Map<Locale, Messages> CATALOGUES = new ConcurrentHashMap<>();
  private static final int NAME_MAX = 60;

  private final Locale locale;
  private final Messages messages;
  private final Figures figures;
  private final String currency;

  /**
   * @param locale Chinese, or anything else for English
   * @param currency ISO code of all amounts; empty where there is no run yet
   */
  public Speech(Locale locale, String currency) {
    this.locale = locale.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    this.messages = CATALOGUES.computeIfAbsent(this.locale, Catalogue::in);
    this.figures = new Figures(this.locale);
    this.currency = currency;
  }

  public boolean isChinese() {
    return locale.getLanguage().equals("zh");
  }

  /** For the {@code lang} attribute. */
  public String tag() {
    return isChinese() ? "zh-CN" : "en";
  }

  /** {@code zh} or {@code en}, as tables with texts in both languages name them. */
  public String language() {
    return locale.getLanguage();
  }

  public Messages messages() {
    return messages;
  }

  public Figures figures() {
    return figures;
  }

  /** A table of figures whose columns have one unit each. */
  public HtmlTable table() {
    return new HtmlTable(figures, currency());
  }

  /** Unit of amounts: {@code EUR}, in Chinese {@code 元} where it is CNY. */
  public String currency() {
    return isChinese() && "CNY".equals(currency) ? "元" : currency;
  }

  /** A sentence for a page; arguments are name and value in turn, a {@link Markup} as it is. */
  public Content t(String key, Object... arguments) {
    return content(messages.html(key, arguments));
  }

  /** The same as markup, to go into another sentence. */
  public Markup html(String key, Object... arguments) {
    return messages.html(key, arguments);
  }

  /** A sentence as plain text, for attributes, titles and charts. */
  public String text(String key, Object... arguments) {
    if (arguments.length == 0) return messages.text(key);
    return plain(messages.html(key, arguments));
  }

  /** Text of markup of ours. */
  public static String plain(Markup markup) {
    return markup
        .html()
        .replaceAll("<[^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#96;", "`")
        .replace("&amp;", "&");
  }

  public boolean has(String key) {
    return messages.has(key);
  }

  /** An amount, {@code 4.12M}, the exact one on hover. */
  public Content money(BigDecimal amount) {
    return content(amount(amount));
  }

  /** The same as markup, in the colour of losses where it is one. */
  public Markup amount(BigDecimal amount) {
    Markup shown = figures.money(amount);
    return amount != null && amount.signum() < 0 ? shown.in("span class=\"lost\"") : shown;
  }

  public Content percent(BigDecimal fraction) {
    return content(figures.percent(fraction));
  }

  public Content count(long number) {
    return content(figures.count(number));
  }

  /** "1 customer", "3,120 customers". */
  public Markup counted(long number, String what) {
    return messages.count(number, what, figures);
  }

  public Content number(BigDecimal value, String unit, int decimals) {
    return content(figures.number(value, unit, decimals));
  }

  /** A name as short as a table or chart can show, without marks that turn the writing. */
  public String label(String name) {
    return name == null || name.isEmpty() ? "–" : Html.label(name, NAME_MAX);
  }

  /** What a value of the tables is called for people, {@code kind.value}, else the value. */
  public String name(String kind, String value) {
    if (value == null || value.isEmpty()) return messages.text("none_given");
    String key = kind + "." + value.replaceAll("[()]", "");
    if (messages.has(key)) return messages.text(key);
    return label(value.matches("[a-z][a-z0-9_]*") ? capital(value.replace('_', ' ')) : value);
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** Markup of ours in a template. */
  public static Content content(Markup markup) {
    return output -> output.writeContent(markup.html());
  }
}
