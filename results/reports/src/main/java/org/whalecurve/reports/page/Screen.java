package org.whalecurve.reports.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.reports.text.Template;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** A browser: both views stand in the page, of which it shows one, and a script draws. */
final class Screen implements Medium {
  private static final String ECHARTS =
      "/META-INF/resources/_static/echarts/6.0.0/dist/echarts.min.js";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private final Page page;
  private final Map<String, Object> charts = new LinkedHashMap<>();

  Screen(Page page) {
    this.page = page;
  }

  @Override
  public Markup views(String tag, Function<View, Markup> content) {
    Markup all = Markup.EMPTY;
    for (View view : View.values()) {
      Markup part = content.apply(view);
      if (!part.isEmpty()) all = all.plus(part.in(tag + " class=\"v v-" + view.key + "\""));
    }
    return all;
  }

  @Override
  public Markup chart(
      String name, int height, Map<String, Object> data, Markup about, Markup twin) {
    charts.put(name, data);
    String plot =
        "<div class=\"plot\" id=\"plot-"
            + name
            + "\" role=\"img\" aria-describedby=\"about-"
            + name
            + "\" style=\"height:"
            + height
            + "px\"></div>";
    Markup table =
        twin.isEmpty()
            ? Markup.EMPTY
            : page.messages.html("as_table").in("summary").plus(twin).in("details");
    return new Markup(plot)
        .plus(about.in("figcaption id=\"about-" + name + "\""))
        .plus(table)
        .in("figure");
  }

  @Override
  public String document(List<Part> parts) {
    String library = Template.read(ECHARTS).replace("</script", "<\\/script");
    String script =
        Template.read(Page.RESOURCES + "charts.js") + Template.read(Page.RESOURCES + "report.js");
    String links =
        parts.stream()
            .map(part -> "<a href=\"#" + part.id() + "\">" + part.entry() + "</a>")
            .collect(Collectors.joining("\n"));
    Map<String, String> values = new LinkedHashMap<>(page.frame(parts));
    values.put("policy", "script-src " + Template.hash(library) + " " + Template.hash(script));
    values.put("style", Template.read(Page.RESOURCES + "report.css"));
    for (String word : List.of("view", "theme", "print", "contents")) {
      values.put(word, page.messages.html("page." + word).html());
    }
    values.put("full", page.messages.html("view.full").html());
    values.put("incremental", page.messages.html("view.incremental").html());
    values.put("links", links);
    values.put("data", json());
    values.put("library", library);
    values.put("script", script);
    return Template.fill(Template.read(Page.RESOURCES + "report.html"), values);
  }

  /** Chart data as JSON that cannot end its script element. */
  private String json() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("currency", page.currency());
    data.put(
        "scales",
        page.figures.scales().stream()
            .map(s -> Map.of("name", s.name(), "factor", Math.pow(10, s.exponent())))
            .toList());
    data.put("charts", charts);
    return JSON.writeValueAsString(data)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
