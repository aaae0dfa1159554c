package org.whalecurve.web.actions;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whalecurve.web.text.Speech;

/** Why an action is proposed: sentences of a run, with the names of columns as people know them. */
public final class Reasons {
  private static final Pattern COLUMN =
      Pattern.compile("\\b[a-z]+(_[a-z0-9]+)+\\b|(?<=[:：] ?)[a-z]+(?= )");

  private Reasons() {}

  /** Empty where the run says nothing. */
  public static String of(Speech s, String reason) {
    if (reason == null) return "";
    return COLUMN
        .matcher(reason)
        .replaceAll(
            word -> {
              String key = "columns." + word.group();
              return Matcher.quoteReplacement(s.has(key) ? s.text(key) : word.group());
            })
        .replaceAll("(?<![\\w.,-])-(?=\\d)", "\u2212");
  }
}
