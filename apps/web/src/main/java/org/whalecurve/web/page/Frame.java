package org.whalecurve.web.page;

import java.util.ArrayList;
import java.util.List;
import org.springframework.web.util.UriComponentsBuilder;
import org.whalecurve.runs.Manifest;
import org.whalecurve.web.security.Access;
import org.whalecurve.web.text.Speech;

/**
 * What stands around every page: navigation, company, period, the view switch, search.
 *
 * @param page key of the page, of {@link #PAGES} or another
 * @param hasViews whether the page shows profit and so has the switch full / incremental
 */
public record Frame(Visit visit, Access access, String page, boolean hasViews) {
  static final List<String> PAGES =
      List.of(
          "overview",
          "customers",
          "segments",
          "costs",
          "model",
          "runs",
          "scores",
          "actions",
          "reports",
          "admin");

  /** One way on. */
  public record Link(String key, String address, boolean here) {}

  public Speech s() {
    return visit.speech();
  }

  /** The pages that this user may open. */
  public List<Link> navigation() {
    List<Link> links = new ArrayList<>();
    for (String key : PAGES) {
      if (!may("GET", "/" + key)) continue;
      links.add(
          new Link(
              key,
              link("/" + key),
              key.equals(page) || page.equals("customer") && key.equals("customers")));
    }
    return links;
  }

  public boolean may(String verb, String path) {
    return access.allows(visit.user().role(), verb, path);
  }

  public String company() {
    return visit.hasRun() ? s().label(visit.reading().manifest().company()) : "Whalecurve";
  }

  /** First and last period of the run. */
  public String periods() {
    if (!visit.hasRun()) return "";
    Manifest manifest = visit.reading().manifest();
    List<String> periods = manifest.periods();
    if (periods.isEmpty()) return "";
    String first = periods.get(0);
    String last = periods.get(periods.size() - 1);
    return first.equals(last) ? first : first + " – " + last;
  }

  /** Whether an older run than the newest is looked at: said on every page. */
  public boolean isOldRun() {
    return !visit.get("run").isEmpty();
  }

  public String theme() {
    return VisitResolver.theme(visit.request());
  }

  public boolean isIncremental() {
    return visit.viewKey().equals("incremental");
  }

  /**
   * An address that keeps run and view.
   *
   * @param parameters name and value in turn
   */
  public String link(String path, Object... parameters) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    keep(address, "run");
    keep(address, "view");
    for (int i = 0; i < parameters.length; i += 2) {
      address.replaceQueryParam(parameters[i].toString(), "{p" + i + "}");
    }
    Object[] values = new Object[parameters.length / 2];
    for (int i = 0; i < values.length; i++) values[i] = parameters[2 * i + 1];
    return address.encode().buildAndExpand(values).toUriString();
  }

  private void keep(UriComponentsBuilder address, String name) {
    String value = visit.get(name);
    if (value.matches("[A-Za-z0-9._-]+")) address.queryParam(name, value);
  }

  /** The address of a thing: a path of ours, then its id whatever letters that has. */
  public String thing(String path, String id) {
    String query = link("");
    return path + Redirect.segment(id) + (query.startsWith("?") ? query : "");
  }

  /** This page's address with one parameter changed; an empty value takes it out. */
  public String with(String name, Object value) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(visit.request().getRequestURI());
    List<Object> values = new ArrayList<>();
    visit
        .request()
        .getParameterMap()
        .forEach(
            (key, all) -> {
              if (key.equals(name) || key.equals("lang") || key.equals("theme")) return;
              for (String one : all) {
                address.queryParam(key, "{p" + values.size() + "}");
                values.add(one);
              }
            });
    if (!value.toString().isEmpty()) {
      address.queryParam(name, "{p" + values.size() + "}");
      values.add(value);
    }
    return address.encode().buildAndExpand(values.toArray()).toUriString();
  }
}
