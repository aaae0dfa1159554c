package org.whalecurve.reports.text;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * HTML that is safe to put into the page: made of our own tags and of escaped texts only. The type
 * keeps raw texts from getting in unescaped.
 */
public record Markup(String html) {
  public static final Markup EMPTY = new Markup("");

  /** Any text, escaped. */
  public static Markup text(String text) {
    return new Markup(Html.escape(text));
  }

  public static Markup join(Collection<Markup> parts) {
    return new Markup(parts.stream().map(Markup::html).collect(Collectors.joining()));
  }

  public Markup plus(Markup next) {
    return new Markup(html + next.html);
  }

  /** This inside an element; {@code open} is the tag's name and attributes, trusted. */
  public Markup in(String open) {
    String name = open.contains(" ") ? open.substring(0, open.indexOf(' ')) : open;
    return new Markup("<" + open + ">" + html + "</" + name + ">");
  }

  public boolean isEmpty() {
    return html.isEmpty();
  }
}
