package org.whalecurve.reports.text;

import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences in one language. A sentence has named places, {@code {share}}, and terms with a
 * definition one hover away, {@code [[whale_curve|whale curve]]}.
 */
public final class Messages {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}|\\[\\[([a-z_]+)\\|([^]]+)]]");
  private static final ResourceBundle.Control AS_ASKED =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final ResourceBundle bundle;
  private final Set<String> terms = new ConcurrentSkipListSet<>();

  private Messages(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /**
   * Chinese for every Chinese locale, English otherwise.
   *
   * @param name of the catalogue, as {@link ResourceBundle} wants it
   */
  public static Messages in(String name, Locale locale) {
    Locale language =
        locale.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    return new Messages(ResourceBundle.getBundle(name, language, AS_ASKED));
  }

  /** Sentences that were gathered elsewhere, by key. */
  public static Messages of(Map<String, String> sentences) {
    Object[][] contents =
        sentences.entrySet().stream()
            .map(e -> new Object[] {e.getKey(), e.getValue()})
            .toArray(Object[][]::new);
    return new Messages(
        new ListResourceBundle() {
          @Override
          protected Object[][] getContents() {
            return contents;
          }
        });
  }

  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  public Set<String> keys() {
    return bundle.keySet();
  }

  /** The terms that the page has used so far, for its glossary. */
  public Set<String> terms() {
    return terms;
  }

  /** A sentence without places, as plain text. */
  public String text(String key) {
    return template(key).replaceAll("\\[\\[[a-z_]+\\|([^]]+)]]", "$1");
  }

  /** A sentence as it stands in the catalogue. */
  public String template(String key) {
    try {
      return bundle.getString(key);
    } catch (MissingResourceException e) {
      throw new IllegalStateException("no message '" + key + "'", e);
    }
  }

  /**
   * A sentence with its places filled.
   *
   * @param arguments name and value in turn; a {@link Markup} goes in as it is, anything else
   *     escaped
   */
  public Markup html(String key, Object... arguments) {
    String template = template(key);
    Matcher place = PLACE.matcher(template);
    StringBuilder out = new StringBuilder();
    int from = 0;
    while (place.find()) {
      out.append(Html.escape(template.substring(from, place.start())));
      boolean isTerm = place.group(1) == null;
      out.append(
          isTerm
              ? term(place.group(2), place.group(3)).html()
              : value(key, place.group(1), arguments));
      from = place.end();
    }
    return new Markup(out.append(Html.escape(template.substring(from))).toString());
  }

  private static String value(String key, String name, Object... arguments) {
    for (int i = 0; i < arguments.length; i += 2) {
      if (!arguments[i].equals(name)) continue;
      Object value = arguments[i + 1];
      return value instanceof Markup markup ? markup.html() : Html.escape(value.toString());
    }
    throw new IllegalStateException("message '" + key + "' wants {" + name + "}");
  }

  /** A word with its definition. */
  public Markup term(String name, String shown) {
    terms.add(name);
    return Markup.text(shown)
        .in("dfn tabindex=\"0\" title=\"" + Html.escape(text("glossary." + name)) + "\"");
  }

  /** "1 customer", "3,120 customers". */
  public Markup count(long number, String what, Figures figures) {
    return html("count." + what + (number == 1 ? ".one" : ".other"), "n", figures.count(number));
  }
}
