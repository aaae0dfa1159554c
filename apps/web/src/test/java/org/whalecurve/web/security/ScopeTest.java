package org.whalecurve.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.Scope;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.site.Caller;
import org.whalecurve.web.site.Site;
import org.whalecurve.web.store.Users;

/**
 * Whoever may see some customers sees those and no others: account managers with random customers
 * ask every address that can be asked.
 */
class ScopeTest {
  private static final long SEED = 20261123;
  private static final Pattern ID = Pattern.compile("C\\d{6}");
  private static final List<String> COLUMNS =
      List.of("net_revenue", "full_profit", "incremental_profit", "full_cost_to_serve");

  private final Site site = Site.company();
  private final Random random = new Random(SEED);
  private final List<String> all = customers("");
  private final List<String> managers = managers();

  private Rows company(String sql) {
    PublishedRuns runs = site.server().part(PublishedRuns.class);
    return runs.read(runs.latest().orElseThrow(), Scope.COMPANY).rows(sql);
  }

  private List<String> customers(String condition) {
    return texts(
        company(
            "SELECT customer_id FROM {customer} WHERE customer_id NOT LIKE '(%' "
                + condition
                + " ORDER BY 1"));
  }

  private List<String> managers() {
    return texts(
        company(
            "SELECT DISTINCT manager_id FROM {customer} WHERE manager_id <> '' AND manager_id IS NOT NULL ORDER BY 1"));
  }

  private static List<String> texts(Rows rows) {
    return rows.rows().stream().map(row -> (String) row.get(0)).toList();
  }

  /** Every address that can be read, with an id in it where it wants one. */
  private List<String> addresses(String customer) {
    List<String> addresses = new ArrayList<>();
    site.server()
        .part(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(
            info -> {
              boolean reads =
                  info.getMethodsCondition().getMethods().isEmpty()
                      || info.getMethodsCondition().getMethods().toString().contains("GET");
              if (reads) info.getPatternValues().forEach(addresses::add);
            });
    List<String> filled = new ArrayList<>();
    for (String address : new TreeSet<>(addresses)) {
      if (address.startsWith("/welcome") || address.startsWith("/error")) continue;
      filled.add(address.replace(".{format}", ".csv").replaceAll("\\{[^}]+}", customer));
      if (address.endsWith("{table}.{format}")) {
        for (String table : List.of("customer", "profit", "activity_cost", "whale_curve", "tier")) {
          filled.add(address.replace("{table}.{format}", table + ".csv"));
        }
      }
    }
    return filled;
  }

  private static final List<String> QUERIES =
      List.of(
          "",
          "?view=incremental",
          "?q=C0",
          "?q=&page=2",
          "?sort=full_profit",
          "?from=1&to=100000",
          "?f_tier=high",
          "?part=pyramid",
          "?part=matrices",
          "?part=groups",
          "?part=bands",
          "?part=rfm",
          "?part=cohorts",
          "?part=clusters",
          "?part=migration");

  @Test
  void no_address_tells_of_others() {
    Set<String> totals = totals();
    for (int round = 0; round < 2; round++) {
      String name = "scoped" + round;
      Set<String> own = own(name, round);
      List<String> foreign = all.stream().filter(id -> !own.contains(id)).toList();
      Caller caller = Caller.signedIn(site, name);
      String mine = own.iterator().next();
      String other = foreign.get(random.nextInt(foreign.size()));
      for (String address : addresses(mine)) {
        for (String query : queries(address)) check(caller, address + query, own, totals);
      }
      for (String address : addresses(other)) {
        if (!address.contains(other)) continue;
        HttpResponse<String> answer = caller.get(address);
        assertThat(answer.statusCode()).as(address).isNotEqualTo(200);
        checkBody(address, answer.body().replace(other, ""), own, totals);
      }
    }
  }

  /** Lists and segments have many faces; other addresses one. */
  private static List<String> queries(String address) {
    return address.equals("/customers")
            || address.equals("/segments")
            || address.equals("/overview")
            || address.contains("whale-curve")
            || address.equals("/api/v1/customers")
        ? QUERIES
        : List.of("");
  }

  /** By account managers, by single customers, by both. */
  private Set<String> own(String name, int round) {
    List<String> mine = new ArrayList<>();
    List<String> his = new ArrayList<>();
    if (round != 1) his.add(managers.get(random.nextInt(managers.size())));
    if (round != 0) {
      for (int i = 0; i < 25; i++) mine.add(all.get(random.nextInt(all.size())));
    }
    site.add(name, Role.ACCOUNT_MANAGER);
    site.server().part(Users.class).setOwnership(name, his, mine);
    Set<String> own = new TreeSet<>(mine);
    for (String manager : his) own.addAll(customers("AND manager_id = '" + manager + "'"));
    return own;
  }

  /** The company's totals as pages and programs would write them. */
  private Set<String> totals() {
    Set<String> totals = new TreeSet<>();
    for (String column : COLUMNS) {
      for (String condition : List.of("", " WHERE customer_id NOT LIKE '(%'")) {
        String total =
            company("SELECT sum(" + column + ") AS t FROM {customer}" + condition)
                .decimal(0, "t")
                .toPlainString();
        totals.add(total);
        totals.add(total.replaceAll("\\.?0+$", ""));
      }
    }
    return totals;
  }

  private static void check(Caller caller, String address, Set<String> own, Set<String> totals) {
    HttpResponse<String> answer = caller.get(address);
    assertThat(answer.statusCode()).as(address).isLessThan(500);
    checkBody(address, answer.body(), own, totals);
  }

  private static void checkBody(String address, String body, Set<String> own, Set<String> totals) {
    Set<String> seen = new TreeSet<>();
    Matcher id = ID.matcher(body);
    while (id.find()) seen.add(id.group());
    assertThat(seen).as(address + " (seed " + SEED + ")").isSubsetOf(own);
    for (String total : totals) {
      assertThat(body.contains(total)).as(address + " tells the total " + total).isFalse();
    }
  }
}
