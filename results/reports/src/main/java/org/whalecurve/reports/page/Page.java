package org.whalecurve.reports.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.Html;
import org.whalecurve.reports.text.HtmlTable;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.reports.text.Messages;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.RunReader;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** The whole report as one HTML text that needs nothing beside itself. */
public final class Page {
  private static final String MESSAGES = "org.whalecurve.reports.messages";
  private static final String RESOURCES = "/org/whalecurve/reports/";
  private static final String ECHARTS =
      "/META-INF/resources/_static/echarts/6.0.0/dist/echarts.min.js";
  private static final int NAME_MAX = 60;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private static final List<Section> SECTIONS =
      List.of(
          new ResultSection(),
          new WhaleSection(),
          new ParetoSection(),
          new WaterfallSection(),
          new FlowSection(),
          new SegmentsSection(),
          new CustomersSection(),
          new ActivitiesSection(),
          new CapacitySection(),
          new TrustSection(),
          new MethodSection());

  final Messages messages;
  final Figures figures;
  final Facts facts;
  final Manifest manifest;
  private final boolean chinese;
  private final Map<String, Object> charts = new LinkedHashMap<>();

  private Page(RunReader run, Locale locale) {
    messages = Messages.in(MESSAGES, locale);
    figures = new Figures(locale);
    facts = new Facts(run);
    manifest = run.manifest();
    chinese = locale.getLanguage().equals("zh");
  }

  /** The report of a run in Chinese or, for any other locale, in English. */
  public static String render(RunReader run, Locale locale) {
    return new Page(run, locale).html();
  }

  /** Unit of amounts as it stands in heads and on axes. */
  String currency() {
    return chinese && "CNY".equals(manifest.currency()) ? "元" : manifest.currency();
  }

  /** Name of an axis with its unit. */
  String axis(String key) {
    return messages
        .text("axis")
        .replace("{name}", messages.text(key))
        .replace("{unit}", currency());
  }

  HtmlTable table() {
    return new HtmlTable(figures, currency());
  }

  /** An amount that a sentence calls a loss: its size, in the colour of losses. */
  Markup lost(BigDecimal amount) {
    return figures.size(amount).in("span class=\"lost\"");
  }

  Markup count(long number, String what) {
    return messages.count(number, what, figures);
  }

  /** A name from a model or source: titled in the catalogue, else with spaces for underscores. */
  String name(String kind, String raw) {
    if (raw == null || raw.isEmpty()) return messages.text("none_given");
    String key = kind + "." + raw.replaceAll("[()]", "");
    if (messages.has(key)) return messages.text(key);
    return label(raw.matches("[a-z][a-z0-9_]*") ? capital(raw.replace('_', ' ')) : raw);
  }

  /** A name as short as a table or chart can show. */
  static String label(String name) {
    return Html.label(name, NAME_MAX);
  }

  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** The name for people of an activity, or of a pool that goes straight to customers. */
  String activity(String name) {
    return facts.title("activity", name).map(Page::label).orElseGet(() -> name("activity", name));
  }

  String resource(String name) {
    return facts.title("resource", name).map(Page::label).orElseGet(() -> name("resource", name));
  }

  /** Both views, of which the page shows one at a time. */
  Markup byView(Function<View, Markup> content) {
    return views("div", content);
  }

  /** The same inside a sentence. */
  Markup inlineByView(Function<View, Markup> content) {
    return views("span", content);
  }

  private static Markup views(String tag, Function<View, Markup> content) {
    Markup all = Markup.EMPTY;
    for (View view : View.values()) {
      Markup part = content.apply(view);
      if (!part.isEmpty()) all = all.plus(part.in(tag + " class=\"v v-" + view.key + "\""));
    }
    return all;
  }

  /** A line under a table or chart. */
  Markup note(Markup text) {
    return text.in("p class=\"note\"");
  }

  /**
   * A chart with what it shows in words and as a table.
   *
   * @param data what report.js draws, by the chart's name
   */
  Markup chart(String name, int height, Map<String, Object> data, Markup caption, Markup twin) {
    charts.put(name, data);
    String plot =
        "<div class=\"plot\" id=\"plot-"
            + name
            + "\" role=\"img\" aria-describedby=\"about-"
            + name
            + "\" style=\"height:"
            + height
            + "px\"></div>";
    Markup source = messages.html("source", "run", manifest.run()).in("span class=\"source\"");
    Markup about =
        caption.plus(new Markup(" ")).plus(source).in("figcaption id=\"about-" + name + "\"");
    Markup table =
        twin.isEmpty()
            ? Markup.EMPTY
            : messages.html("as_table").in("summary").plus(twin).in("details");
    return new Markup(plot).plus(about).plus(table).in("figure");
  }

  private String html() {
    List<String> links = new ArrayList<>();
    StringBuilder body = new StringBuilder();
    for (Section section : SECTIONS) {
      Optional<Section.Content> content = section.content(this);
      if (content.isEmpty()) continue;
      body.append(html(section.id(), content.get()));
      links.add(
          "<a href=\"#"
              + section.id()
              + "\">"
              + messages.html(section.id() + ".nav").html()
              + "</a>");
    }
    body.append(html("glossary", glossary()));
    links.add("<a href=\"#glossary\">" + messages.html("glossary.nav").html() + "</a>");
    return fill(String.join("\n", links), body.toString());
  }

  private String html(String id, Section.Content content) {
    Markup title = messages.html(id + ".title").in("h2");
    Markup answer = content.answer().in("p class=\"answer\"");
    return title.plus(answer).plus(content.body()).in("section id=\"" + id + "\"").html() + "\n";
  }

  private Section.Content glossary() {
    Markup list = Markup.EMPTY;
    for (String term : messages.terms()) {
      list =
          list.plus(messages.html("term." + term).in("dt"))
              .plus(messages.html("glossary." + term).in("dd"));
    }
    return new Section.Content(messages.html("glossary.answer"), list.in("dl class=\"glossary\""));
  }

  private String fill(String links, String body) {
    String library = Template.read(ECHARTS).replace("</script", "<\\/script");
    String script = Template.read(RESOURCES + "charts.js") + Template.read(RESOURCES + "report.js");
    Markup company = Markup.text(Html.label(manifest.company(), 2 * NAME_MAX));
    Markup headline = new Headline(this).html();
    return Template.fill(
        Template.read(RESOURCES + "report.html"),
        Map.ofEntries(
            Map.entry("lang", chinese ? "zh-CN" : "en"),
            Map.entry(
                "policy", "script-src " + Template.hash(library) + " " + Template.hash(script)),
            Map.entry("company", company.html()),
            Map.entry("title", messages.html("page.title", "company", company).html()),
            Map.entry("style", Template.read(RESOURCES + "report.css")),
            Map.entry("periods", Markup.text(periods()).html()),
            Map.entry(
                "amounts", messages.html("page.amounts", "currency", manifest.currency()).html()),
            Map.entry("run", messages.html("page.run", "run", manifest.run()).html()),
            Map.entry("headline", headline.html()),
            Map.entry("warnings", warnings().html()),
            Map.entry("view", messages.html("page.view").html()),
            Map.entry("full", messages.html("view.full").html()),
            Map.entry("incremental", messages.html("view.incremental").html()),
            Map.entry("theme", messages.html("page.theme").html()),
            Map.entry("print", messages.html("page.print").html()),
            Map.entry("contents", messages.html("page.contents").html()),
            Map.entry("links", links),
            Map.entry("body", body),
            Map.entry("footer", messages.html("page.footer", "version", manifest.product()).html()),
            Map.entry("data", json()),
            Map.entry("library", library),
            Map.entry("script", script)));
  }

  private String periods() {
    List<String> periods = manifest.periods();
    if (periods.isEmpty()) return "";
    String first = periods.get(0);
    String last = periods.get(periods.size() - 1);
    return first.equals(last) ? first : first + " – " + last;
  }

  private Markup warnings() {
    Markup all = Markup.EMPTY;
    for (String warning : manifest.warnings())
      all = all.plus(Markup.text(Html.label(warning, 1_000)).in("li"));
    return all.isEmpty() ? all : all.in("ul class=\"warnings\"");
  }

  /** Chart data as JSON that cannot end its script element. */
  private String json() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("currency", currency());
    data.put(
        "scales",
        figures.scales().stream()
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
