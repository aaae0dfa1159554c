package org.whalecurve.reports.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.whalecurve.reports.print.Drawings;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.Html;
import org.whalecurve.reports.text.HtmlTable;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.reports.text.Messages;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.RunReader;

/** The whole report as one text that needs nothing beside itself: for a browser, or for paper. */
public final class Page {
  private static final String MESSAGES = "org.whalecurve.reports.messages";
  static final String RESOURCES = "/org/whalecurve/reports/";
  private static final int NAME_MAX = 60;
  private static final List<Section> SECTIONS =
      List.of(
          new ResultSection(),
          new WhaleSection(),
          new ParetoSection(),
          new WaterfallSection(),
          new FlowSection(),
          new SegmentsSection(),
          new CustomersSection(),
          new TiersSection(),
          new RfmSection(),
          new LifetimeSection(),
          new ActionsSection(),
          new ActivitiesSection(),
          new CapacitySection(),
          new TrustSection(),
          new MethodSection());

  final Messages messages;
  final Figures figures;
  final Facts facts;
  final Manifest manifest;
  private final boolean chinese;
  private final Medium medium;

  private Page(RunReader run, Locale locale, Function<Page, Medium> medium) {
    messages = Messages.in(MESSAGES, locale);
    figures = new Figures(locale);
    facts = new Facts(run);
    manifest = run.manifest();
    chinese = locale.getLanguage().equals("zh");
    this.medium = medium.apply(this);
  }

  /**
   * Where the ledger goes, for pages other than the report: what {@code charts.js} draws as {@code
   * flow}, and the same in words, by view.
   *
   * @param data of both views
   * @param caption what is drawn
   */
  public record Flow(Map<String, Object> data, Markup caption, Map<String, FlowView> views) {}

  /** One view in words, as a table, and with what its nodes stand for. */
  public record FlowView(Markup answer, Markup twin, Markup notes, Map<String, FlowNode> nodes) {}

  /**
   * What a node stands for.
   *
   * @param kind {@code account}, {@code pool}, {@code support}, {@code resource}, {@code activity},
   *     {@code group}, {@code unused} or {@code unassigned}
   * @param name empty for several small ones in one
   */
  public record FlowNode(String kind, String name) {}

  /** The ledger's way of a run in Chinese or, for any other locale, in English. */
  public static Flow flow(RunReader run, Locale locale) {
    Page page = new Page(run, locale, Screen::new);
    Map<String, Object> data = new LinkedHashMap<>();
    Map<String, FlowView> views = new LinkedHashMap<>();
    for (View view : View.values()) {
      FlowSection.Picture picture = FlowSection.picture(page, view);
      data.put(view.key, FlowSection.data(page, picture.graph()));
      views.put(
          view.key,
          new FlowView(
              FlowSection.answer(page, picture),
              FlowSection.twin(page, picture.graph()),
              FlowSection.notes(page, picture),
              FlowSection.places(picture.graph())));
    }
    return new Flow(data, page.messages.html("flow.caption", "currency", page.currency()), views);
  }

  /** The report of a run in Chinese or, for any other locale, in English. */
  public static String render(RunReader run, Locale locale) {
    return new Page(run, locale, Screen::new).html();
  }

  /**
   * The report for paper, as XHTML.
   *
   * @param incremental whether cost is incremental, not full
   * @param drawings takes the pictures
   */
  public static String print(RunReader run, Locale locale, boolean incremental, Drawings drawings) {
    View view = incremental ? View.INCREMENTAL : View.FULL;
    return new Page(run, locale, page -> new Paper(page, view, drawings)).html();
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

  /** Names for people where the model gives them, in the page's language. */
  List<String> titles(Rows rows, String column) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String title = rows.text(i, chinese ? "title_zh" : "title_en");
      boolean none = title == null || title.isBlank();
      names.add(none ? name("group", rows.text(i, column)) : label(title));
    }
    return names;
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

  /** Both views, of which the reader sees one at a time. */
  Markup byView(Function<View, Markup> content) {
    return medium.views("div", content);
  }

  /** The same inside a sentence. */
  Markup inlineByView(Function<View, Markup> content) {
    return medium.views("span", content);
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
    Markup source = messages.html("source", "run", manifest.run()).in("span class=\"source\"");
    return medium.chart(name, height, data, caption.plus(new Markup(" ")).plus(source), twin);
  }

  private String html() {
    List<Medium.Part> parts = new ArrayList<>();
    for (Section section : SECTIONS) {
      section.content(this).ifPresent(content -> parts.add(part(section.id(), content)));
    }
    parts.add(part("glossary", glossary()));
    return medium.document(parts);
  }

  private Medium.Part part(String id, Section.Content content) {
    return new Medium.Part(id, messages.html(id + ".nav").html(), html(id, content));
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

  /** What stands around the sections on every medium. */
  Map<String, String> frame(List<Medium.Part> parts) {
    Markup company = Markup.text(Html.label(manifest.company(), 2 * NAME_MAX));
    return Map.ofEntries(
        Map.entry("lang", chinese ? "zh-CN" : "en"),
        Map.entry("company", company.html()),
        Map.entry("title", messages.html("page.title", "company", company).html()),
        Map.entry("periods", Markup.text(periods()).html()),
        Map.entry("amounts", messages.html("page.amounts", "currency", manifest.currency()).html()),
        Map.entry("run", messages.html("page.run", "run", manifest.run()).html()),
        Map.entry("headline", new Headline(this).html().html()),
        Map.entry("warnings", warnings().html()),
        Map.entry("body", parts.stream().map(Medium.Part::html).collect(Collectors.joining())),
        Map.entry("footer", messages.html("page.footer", "version", manifest.product()).html()));
  }

  String periods() {
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
}
