package org.whalecurve.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.whalecurve.web.site.Caller;
import org.whalecurve.web.site.Site;

/** Every address of the application, every verb, every role. */
class AccessTest {
  private static final Set<String> OPEN =
      Set.of("/sign-in", "/welcome", "/health", "/error", "/assets");
  private static final Map<Role, String> NAMES =
      Map.of(
          Role.ACCOUNT_MANAGER, Site.MANAGER,
          Role.ANALYST, Site.ANALYST,
          Role.DECISION_MAKER, Site.DECIDER,
          Role.ADMINISTRATOR, Site.ADMIN);

  /** One address with its verb. */
  record Route(String verb, String path) {
    String filled() {
      return path.replaceAll("\\{[^}]+}", "none");
    }
  }

  private static List<Route> routes() {
    RequestMappingHandlerMapping mapping = mapping();
    List<Route> routes = new ArrayList<>();
    for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
      Set<RequestMethod> verbs = info.getMethodsCondition().getMethods();
      for (String path : info.getPatternValues()) {
        if (verbs.isEmpty()) routes.add(new Route("GET", path));
        verbs.forEach(verb -> routes.add(new Route(verb.name(), path)));
      }
    }
    return routes.stream().filter(r -> OPEN.stream().noneMatch(r.path()::startsWith)).toList();
  }

  private static RequestMappingHandlerMapping mapping() {
    return Site.company().server().part(RequestMappingHandlerMapping.class);
  }

  @Test
  void every_route_is_known_to_the_table_of_rights() {
    Access access = Access.rules();
    assertThat(routes()).hasSizeGreaterThan(20);
    for (Route route : routes()) {
      assertThat(access.allows(Role.ADMINISTRATOR, route.verb(), route.filled()))
          .as(route.toString())
          .isTrue();
    }
  }

  /** Asked over the wire: what the table refuses, the server refuses before any controller. */
  @Test
  void the_server_does_what_the_table_says() {
    Access access = Access.rules();
    for (Map.Entry<Role, String> who : NAMES.entrySet()) {
      Caller caller = Caller.signedIn(Site.company(), who.getValue());
      for (Route route : routes()) {
        boolean allowed = access.allows(who.getKey(), route.verb(), route.filled());
        if (allowed && !route.verb().equals("GET")) continue;
        int status =
            route.verb().equals("GET")
                ? caller.get(route.filled()).statusCode()
                : caller.json(route.verb(), route.filled(), "{}").statusCode();
        if (allowed)
          assertThat(status).as(who.getKey() + " " + route).isNotIn(401, 403).isLessThan(500);
        else assertThat(status).as(who.getKey() + " " + route).isEqualTo(403);
      }
    }
  }

  @Test
  void a_stranger_sees_nothing() {
    Caller stranger = Caller.stranger(Site.company());
    Set<Integer> answers = new TreeSet<>();
    for (Route route : routes()) {
      int status =
          route.verb().equals("GET")
              ? stranger.get(route.filled()).statusCode()
              : stranger.postWithoutToken(route.filled()).statusCode();
      answers.add(status);
      if (route.verb().equals("GET")) {
        assertThat(status)
            .as(route.toString())
            .isEqualTo(route.path().startsWith("/api/") ? 401 : 302);
      }
    }
    assertThat(answers).isSubsetOf(302, 401, 403);
  }

  @ParameterizedTest
  @CsvSource({
    "ACCOUNT_MANAGER, GET, /costs, false",
    "ACCOUNT_MANAGER, GET, /model, false",
    "ACCOUNT_MANAGER, GET, /admin, false",
    "ACCOUNT_MANAGER, POST, /scores/C1, true",
    "ACCOUNT_MANAGER, GET, /api/v1/customers, true",
    "ACCOUNT_MANAGER, GET, /api/v1/costs/flow, false",
    "ANALYST, POST, /model/drafts, true",
    "ANALYST, GET, /admin/audit, false",
    "ANALYST, POST, /api/v1/runs, true",
    "DECISION_MAKER, POST, /model/drafts, false",
    "DECISION_MAKER, POST, /model/drafts/7/approve, true",
    "DECISION_MAKER, POST, /runs, false",
    "DECISION_MAKER, GET, /runs, true",
    "DECISION_MAKER, POST, /api/v1/users, false",
    "ADMINISTRATOR, POST, /api/v1/users, true",
    "ADMINISTRATOR, GET, /nothing/of/this, false"
  })
  void roles_may_what_their_work_needs(Role role, String verb, String path, boolean may) {
    assertThat(Access.rules().allows(role, verb, path)).isEqualTo(may);
  }
}
