package org.whalecurve.reports.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.whalecurve.reports.print.Drawings;
import org.whalecurve.reports.text.Html;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.reports.text.Template;

/** Pages to sign: one view, drawn charts, and no table that only repeats a chart. */
final class Paper implements Medium {
  private static final int FOOT_MAX = 60;

  private final Page page;
  private final View view;
  private final Drawings drawings;

  Paper(Page page, View view, Drawings drawings) {
    this.page = page;
    this.view = view;
    this.drawings = drawings;
  }

  @Override
  public Markup views(String tag, Function<View, Markup> content) {
    Markup part = content.apply(view);
    return part.isEmpty() ? part : part.in(tag);
  }

  /** A chart that is not for paper gives way to its table. */
  @Override
  public Markup chart(
      String name, int height, Map<String, Object> data, Markup about, Markup twin) {
    // On paper nobody can point at anything.
    String key = "paper.caption." + name;
    Markup said = page.messages.has(key) ? page.messages.html(key) : about;
    return drawings
        .chart(name, data, view.key, page.figures)
        .map(drawn -> drawn.plus(said.in("p class=\"caption\"")).in("div class=\"figure\""))
        .orElse(twin);
  }

  @Override
  public String document(List<Part> parts) {
    Map<String, String> values = new LinkedHashMap<>(page.frame(parts));
    values.put("style", Template.read(Page.RESOURCES + "paper.css"));
    String run = page.messages.text("page.run").replace("{run}", page.manifest.run());
    String foot = Html.label(page.manifest.company(), FOOT_MAX);
    values.put("foot", css(foot + " · " + page.periods() + " · " + run));
    values.put("bookmarks", bookmarks(parts));
    values.put("shown", page.messages.html("paper.view." + view.key).html());
    values.put("sign", sign().html());
    return Template.fill(Template.read(Page.RESOURCES + "paper.html"), values);
  }

  private static String bookmarks(List<Part> parts) {
    return parts.stream()
        .map(part -> "<bookmark name=\"" + part.entry() + "\" href=\"#" + part.id() + "\"/>")
        .collect(Collectors.joining("\n"));
  }

  /** Who stands for these figures: lines to sign on. */
  private Markup sign() {
    Markup rows = Markup.EMPTY;
    for (String who : List.of("prepared", "reviewed", "approved")) {
      rows =
          rows.plus(
              page.messages
                  .html("paper." + who)
                  .in("th")
                  .plus(Markup.EMPTY.in("td"))
                  .plus(Markup.EMPTY.in("td"))
                  .plus(Markup.EMPTY.in("td"))
                  .in("tr"));
    }
    Markup head = Markup.EMPTY.in("th");
    for (String what : List.of("name", "date", "signature")) {
      head = head.plus(page.messages.html("paper." + what).in("th"));
    }
    return head.in("tr").in("thead").plus(rows.in("tbody")).in("table class=\"sign\"");
  }

  /** A text inside quotes of a style sheet inside a document. */
  private static String css(String text) {
    StringBuilder out = new StringBuilder();
    for (int point : text.codePoints().toArray()) {
      boolean plain = Character.isLetterOrDigit(point) || " .,-–·:".indexOf(point) >= 0;
      out.append(plain ? Character.toString(point) : "\\" + Integer.toHexString(point) + " ");
    }
    return out.toString();
  }
}
