package org.whalecurve.web.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.whalecurve.web.page.Visit;
import org.whalecurve.web.store.Audit;

/** What programs may ask of everybody: who am I, and what was done. */
@RestController
class Api {
  private static final int ENTRIES_MAX = 1_000;

  private final Audit audit;

  Api(Audit audit) {
    this.audit = audit;
  }

  /**
   * Whoever holds the session or token.
   *
   * @param run the newest published run; null before the first
   */
  record Me(String name, String displayName, String role, boolean company, String run) {}

  @GetMapping("/api/v1/me")
  Me me(Visit visit) {
    return new Me(
        visit.user().name(),
        visit.user().displayName(),
        visit.user().role().key(),
        visit.scope() == org.whalecurve.runs.Scope.COMPANY,
        visit.run());
  }

  /** Entries of the audit log before one, newest first, and whether the chain holds. */
  @GetMapping("/api/v1/audit")
  Map<String, Object> audit(
      @RequestParam(defaultValue = "9223372036854775807") long before,
      @RequestParam(defaultValue = "100") int count) {
    List<Audit.Entry> entries = audit.before(before, Math.min(ENTRIES_MAX, Math.max(1, count)));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("intact", audit.firstBroken().isEmpty());
    answer.put("entries", entries);
    return answer;
  }
}
