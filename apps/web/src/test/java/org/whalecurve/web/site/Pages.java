package org.whalecurve.web.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.Scope;
import org.whalecurve.web.data.PublishedRuns;

/**
 * Every page of the application, each with the addresses that show its faces. {@link #missing} and
 * {@link #gone} hold it to the application's own routes.
 */
public final class Pages {
  /** Route, name of the picture, who looks, address; {@code {customer}} and others are filled. */
  private static final String FULL =
      """
      /overview                 overview             ann  /overview
      /customers                customers            ann  /customers
      /customers                customers-filtered   ann  /customers?sign=loss&tier=high
      /customers                customers-own        max  /customers
      /customers/{id}           customer             ann  /customers/{customer}
      /customers/{id}           customer-own         max  /customers/{own}
      /customers/{id}/trace     trace                ann  /customers/{customer}/trace?activity={activity}
      /customers/{id}/trace     trace-line           ann  /customers/{customer}/trace?line=net_revenue
      /segments                 segments-pyramid     ann  /segments
      /segments                 segments-matrices    ann  /segments?part=matrices
      /segments                 segments-groups      ann  /segments?part=groups
      /segments                 segments-bands       ann  /segments?part=bands
      /segments                 segments-rfm         ann  /segments?part=rfm
      /segments                 segments-cohorts     ann  /segments?part=cohorts
      /segments                 segments-clusters    ann  /segments?part=clusters
      /segments                 segments-migration   ann  /segments?part=migration
      /costs                    costs-flow           ann  /costs
      /costs                    costs-activities     ann  /costs?part=activities
      /costs                    costs-resources      ann  /costs?part=resources
      /costs                    costs-pools          ann  /costs?part=pools
      /costs                    costs-balance        ann  /costs?part=balance
      /costs                    costs-account        ann  /costs?part=account&name={account}
      /costs                    costs-activity       ann  /costs?part=node&name={activity}
      /costs                    costs-row            ann  /costs?part=row&name={file}&line={line}
      /start                    start                ann  /start
      /model                    model-cost           ann  /model
      /model                    model-value          ann  /model?file=value
      /model                    model-strategy       dora /model?file=strategy
      /model/drafts/{id}        model-draft          ann  /model/drafts/{draft}
      /model/drafts/{id}        model-review         dora /model/drafts/{draft}
      /model/history            model-history        ann  /model/history?file=cost
      /model/weights            model-weights        ann  /model/weights
      /runs                     runs                 ann  /runs
      /runs/{run}               run                  ann  /runs/{run}
      /runs/{run}/verify        run-verify           ann  /runs/{run}/verify
      /runs/jobs/{id}           job                  ann  /runs/jobs/{job}
      /runs/compare             runs-compare         ann  /runs/compare
      /scores                   scores               ann  /scores
      /scores/{customer}        score                ann  /scores/{scored}
      /actions                  actions              ann  /actions
      /reports                  reports              ann  /reports
      /reports                  reports-own          max  /reports
      /account                  account              ann  /account
      /admin                    admin                ada  /admin
      /admin/users/{name}       admin-user           ada  /admin/users/max
      /admin/audit              admin-audit          ada  /admin/audit
      """;

  /** Pages that refuse, and say why. */
  private static final String ERRORS =
      """
      /customers/{id}           error-customer       ann  /customers/nobody
      /customers                error-no-match       ann  /customers?q=nobody-is-called-so
      /segments                 error-segments       ann  /segments?part=nothing
      /costs                    error-costs          ann  /costs?part=node&name=nothing
      /costs                    error-denied         max  /costs
      /admin                    error-admin          ann  /admin
      /admin/users/{name}       error-admin-user     ada  /admin/users/nobody
      /scores/{customer}        error-score          ann  /scores/nobody
      /reports                  error-report         ann  /reports/run.doc
      /model                    error-model          ann  /model?file=nothing
      /model/drafts/{id}        error-draft          ann  /model/drafts/4711
      /runs/{run}               error-run            ann  /runs/nothing
      /runs/compare             error-compare        ann  /runs/compare?a=x&b=y
      """;

  /** The door is before all pages; parts of pages and files are no pages. */
  private static final Set<String> OTHERS =
      Set.of(
          "/",
          "/sign-in",
          "/welcome",
          "/error",
          "/customers/{id}/peers",
          "/customers/{id}/history",
          "/reports/made/{id}");

  /** One address to look at. */
  public record Place(String route, String name, String user, String address) {
    @Override
    public String toString() {
      return name;
    }
  }

  private Pages() {}

  /** All pages, with things of this site in their addresses. */
  public static List<Place> full(Site site) {
    return places(FULL, site);
  }

  public static List<Place> errors(Site site) {
    return places(ERRORS, site);
  }

  /** The pages that can be opened where nothing has been published. */
  public static List<Place> plain() {
    return read(FULL).stream()
        .filter(place -> !place.address().contains("{") && !place.address().contains("?"))
        .filter(place -> !place.user().equals(Site.MANAGER))
        .filter(place -> !place.name().equals("admin-user"))
        .filter(place -> !place.route().contains("{"))
        .map(place -> new Place(place.route(), place.name(), Site.ADMIN, place.address()))
        .toList();
  }

  private static List<Place> read(String table) {
    List<Place> places = new ArrayList<>();
    for (String line : table.lines().toList()) {
      String[] cells = line.strip().split(" +");
      places.add(new Place(cells[0], cells[1], cells[2], cells[3]));
    }
    return places;
  }

  private static List<Place> places(String table, Site site) {
    String customer =
        one(
            site,
            "SELECT customer_id FROM {customer} WHERE customer_id NOT IN ('(unassigned)', '(unused)') ORDER BY full_profit, customer_id LIMIT 1");
    String scored = customer;
    if (has(site, "expert_score_used")) {
      scored = one(site, "SELECT min(customer_id) FROM {expert_score_used}");
    }
    String account = one(site, "SELECT min(source) FROM {cost_flow} WHERE stage = 'ledger'");
    String activity =
        one(
            site,
            "SELECT activity FROM {activity} GROUP BY 1 ORDER BY sum(full_cost) DESC LIMIT 1");
    String row = " FROM {ledger_row} WHERE file IS NOT NULL AND pool NOT LIKE '(%'";
    String file = one(site, "SELECT min(file)" + row);
    String line = one(site, "SELECT min(line)" + row);
    String own = site.someCustomers().get(0);
    PublishedRuns runs = site.server().part(PublishedRuns.class);
    String run = runs.latest().orElseThrow();
    String draft = table.contains("{draft}") ? draft(site) : "";
    String job = table.contains("{job}") ? job(site) : "";
    List<Place> places = new ArrayList<>();
    for (Place place : read(table)) {
      String address =
          place
              .address()
              .replace("{customer}", coded(customer))
              .replace("{own}", coded(own))
              .replace("{scored}", coded(scored))
              .replace("{account}", coded(account))
              .replace("{activity}", coded(activity))
              .replace("{file}", coded(file))
              .replace("{run}", run)
              .replace("{draft}", draft)
              .replace("{job}", job)
              .replace("{line}", line);
      places.add(new Place(place.route(), place.name(), place.user(), address));
    }
    return places;
  }

  /** A change of the cost model that waits for review: with an error in it. */
  private static String draft(Site site) {
    JdbcClient store = site.server().part(JdbcClient.class);
    store
        .sql(
            "INSERT OR IGNORE INTO draft (draft_id, file, title, base_sha256, text, state, author, created_at, changed_at) VALUES (900, 'model/cost.yaml', 'Field crews have less time', '0', 'resources: {crews: {where: nothing = 1}}', 'review', 'ann', '2026-01-02T10:00:00Z', '2026-01-02T10:00:00Z')")
        .update();
    return "900";
  }

  /** A run that stopped at a mistake. */
  private static String job(Site site) {
    JdbcClient store = site.server().part(JdbcClient.class);
    store
        .sql(
            "INSERT OR IGNORE INTO job (job_id, kind, state, author, requested_at, started_at, ended_at, settings, result, log) VALUES (900, 'run', 'failed', 'ann', '2026-01-02T10:00:00Z', '2026-01-02T10:00:01Z', '2026-01-02T10:00:09Z', '{}', '{\"problems\":[{\"place\":\"model/cost.yaml:4:5\",\"message\":\"shares sum to 1.2\",\"remedy\":\"make them sum to 1\"}]}', 'intake')")
        .update();
    return "900";
  }

  /** For paths as well as parameters. */
  private static String coded(String text) {
    return Caller.encode(text).replace("+", "%20");
  }

  private static boolean has(Site site, String table) {
    PublishedRuns runs = site.server().part(PublishedRuns.class);
    return runs.read(runs.latest().orElseThrow(), Scope.COMPANY).has(table);
  }

  private static String one(Site site, String sql) {
    PublishedRuns runs = site.server().part(PublishedRuns.class);
    Rows rows = runs.read(runs.latest().orElseThrow(), Scope.COMPANY).rows(sql);
    return String.valueOf(rows.rows().get(0).get(0));
  }

  /** Routes of pages that nobody looks at here. */
  public static Set<String> missing(Site site) {
    Set<String> missing = routes(site);
    missing.removeAll(OTHERS);
    read(FULL).forEach(place -> missing.remove(place.route()));
    return missing;
  }

  /** Routes that are looked at here and are none of the application. */
  public static Set<String> gone(Site site) {
    Set<String> gone = new TreeSet<>();
    read(FULL).forEach(place -> gone.add(place.route()));
    gone.addAll(OTHERS);
    gone.removeAll(routes(site));
    return gone;
  }

  /** What answers a reader with a page or a part of one, as the application itself lists it. */
  private static Set<String> routes(Site site) {
    Set<String> routes = new TreeSet<>();
    site.server()
        .part(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach(
            (info, method) -> {
              if (reads(info) && isPage(method)) routes.addAll(info.getPatternValues());
            });
    return routes;
  }

  private static boolean reads(RequestMappingInfo info) {
    var verbs = info.getMethodsCondition().getMethods();
    return verbs.isEmpty() || verbs.toString().contains("GET");
  }

  private static boolean isPage(HandlerMethod method) {
    Class<?> type = method.getMethod().getReturnType();
    return View.class.isAssignableFrom(type)
        || type == Object.class && method.getBeanType().getName().startsWith("org.whalecurve.");
  }
}
