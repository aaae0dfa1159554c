package org.whalecurve.web.security;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Who may do what: the first rule that fits decides; what fits none is refused. */
public final class Access {
  private static final Set<String> READING = Set.of("GET", "HEAD");

  /** Verb, path, then M account manager, A analyst, D decision maker, S administrator. */
  private static final String RULES =
      """
      read  /                         MADS
      read  /overview/**              MADS
      any   /customers/**             MADS
      any   /customer/**              MADS
      read  /segments/**              MADS
      read  /costs/**                 ADS
      read  /model/**                 ADS
      any   /model/drafts/*/approve   ADS
      any   /model/drafts/*/return    ADS
      any   /model/**                 AS
      read  /runs/**                  ADS
      any   /runs/**                  AS
      any   /start/**                 AS
      any   /scores/**                MAS
      any   /actions/**               MADS
      any   /reports/**               MADS
      any   /account/**               MADS
      any   /admin/**                 S
      read  /api/v1/openapi/**        MADS
      read  /api/v1/openapi.yaml      MADS
      read  /api/v1/me                MADS
      read  /api/v1/overview/**       MADS
      any   /api/v1/customers/**      MADS
      read  /api/v1/whale-curve       MADS
      read  /api/v1/routing/**        MADS
      read  /api/v1/segments/**       MADS
      read  /api/v1/export/**         MADS
      read  /api/v1/costs/**          ADS
      read  /api/v1/model/**          ADS
      any   /api/v1/model/drafts/*/approve ADS
      any   /api/v1/model/drafts/*/return  ADS
      any   /api/v1/model/**          AS
      read  /api/v1/runs/**           ADS
      any   /api/v1/runs/**           AS
      any   /api/v1/uploads/**        AS
      any   /api/v1/start/**          AS
      any   /api/v1/scores/**         MAS
      any   /api/v1/actions/**        MADS
      read  /api/v1/reports/**        MADS
      any   /api/v1/users/**          S
      any   /api/v1/audit/**          S
      """;

  /** One line of the table. */
  public record Rule(boolean reading, PathPattern path, Set<Role> roles) {
    boolean fits(String verb, PathContainer asked) {
      return (!reading || READING.contains(verb)) && path.matches(asked);
    }
  }

  private final List<Rule> rules;

  private Access(List<Rule> rules) {
    this.rules = rules;
  }

  public static Access rules() {
    List<Rule> rules = new ArrayList<>();
    for (String line : RULES.lines().toList()) {
      String[] cells = line.strip().split(" +");
      PathPattern path = PathPatternParser.defaultInstance.parse(cells[1]);
      rules.add(new Rule(cells[0].equals("read"), path, roles(cells[2])));
    }
    return new Access(List.copyOf(rules));
  }

  private static Set<Role> roles(String letters) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    if (letters.contains("M")) roles.add(Role.ACCOUNT_MANAGER);
    if (letters.contains("A")) roles.add(Role.ANALYST);
    if (letters.contains("D")) roles.add(Role.DECISION_MAKER);
    if (letters.contains("S")) roles.add(Role.ADMINISTRATOR);
    return roles;
  }

  /** Whether a role may do this. */
  public boolean allows(Role role, String verb, String path) {
    PathContainer asked = PathContainer.parsePath(path);
    for (Rule rule : rules) {
      if (rule.fits(verb, asked)) return rule.roles().contains(role);
    }
    return false;
  }
}
