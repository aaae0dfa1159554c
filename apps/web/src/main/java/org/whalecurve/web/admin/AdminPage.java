package org.whalecurve.web.admin;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.page.Frames;
import org.whalecurve.web.page.Page;
import org.whalecurve.web.page.Redirect;
import org.whalecurve.web.page.Visit;
import org.whalecurve.web.security.Role;
import org.whalecurve.web.store.Audit;
import org.whalecurve.web.store.Tokens;

/** Who may see what, and who did what? */
@Controller
class AdminPage {
  private static final int ENTRIES = 100;

  private final Frames frames;
  private final Accounts accounts;
  private final Audit audit;
  private final Tokens tokens;

  AdminPage(Frames frames, Accounts accounts, Audit audit, Tokens tokens) {
    this.frames = frames;
    this.accounts = accounts;
    this.audit = audit;
    this.tokens = tokens;
  }

  @GetMapping("/admin")
  View users(Visit visit) {
    return Page.of("admin/users")
        .with("f", frames.plain(visit, "admin"))
        .with("accounts", accounts.all())
        .with("roles", Role.values());
  }

  @PostMapping("/admin/users")
  View add(
      Visit visit,
      @RequestParam String name,
      @RequestParam(defaultValue = "") String displayName,
      @RequestParam(defaultValue = "") String email,
      @RequestParam String role,
      @RequestParam(defaultValue = "") String password) {
    accounts.add(
        visit.user().name(), name.strip(), displayName, email, Accounts.role(role), password);
    return Redirect.to("/admin/users/" + Redirect.segment(name.strip()));
  }

  @GetMapping("/admin/users/{name}")
  View user(Visit visit, @PathVariable String name) {
    return Page.of("admin/user")
        .with("f", frames.plain(visit, "admin"))
        .with("account", accounts.one(name))
        .with("roles", Role.values())
        .with("managers", managers(visit))
        .with("tokens", tokens.of(name))
        .with("saved", visit.get("saved").equals("1"));
  }

  /** The account managers of the data, with their number of customers. */
  private static Rows managers(Visit visit) {
    if (!visit.hasRun() || !visit.reading().has("customer", "manager_id")) {
      return new Rows(List.of(), List.of());
    }
    return visit
        .reading()
        .rows(
            "SELECT manager_id, count(*) AS customers FROM {customer} WHERE manager_id IS NOT NULL AND manager_id <> '' GROUP BY manager_id ORDER BY manager_id LIMIT 1000");
  }

  @PostMapping("/admin/users/{name}")
  View change(
      Visit visit,
      @PathVariable String name,
      @RequestParam String role,
      @RequestParam(defaultValue = "false") boolean active) {
    accounts.change(visit.user().name(), name, Accounts.role(role), active);
    return saved(name);
  }

  @PostMapping("/admin/users/{name}/password")
  View password(Visit visit, @PathVariable String name, @RequestParam String password) {
    accounts.setPassword(visit.user().name(), name, password);
    return saved(name);
  }

  @PostMapping("/admin/users/{name}/customers")
  View customers(
      Visit visit,
      @PathVariable String name,
      @RequestParam(defaultValue = "") String managers,
      @RequestParam(defaultValue = "") String customers) {
    accounts.setOwnership(
        visit.user().name(), name, Accounts.ids(managers), Accounts.ids(customers));
    return saved(name);
  }

  @PostMapping("/admin/users/{name}/tokens/{id}/revoke")
  View revoke(Visit visit, @PathVariable String name, @PathVariable String id) {
    if (tokens.revoke(id, name)) {
      audit.record(visit.user().name(), "token revoked", "user " + name, id);
    }
    return saved(name);
  }

  private static View saved(String name) {
    return Redirect.to("/admin/users/" + Redirect.segment(name) + "?saved=1");
  }

  @GetMapping("/admin/audit")
  View audit(Visit visit, @RequestParam(defaultValue = "9223372036854775807") long before) {
    return Page.of("admin/audit")
        .with("f", frames.plain(visit, "admin"))
        .with("entries", audit.before(before, ENTRIES))
        .with("broken", audit.firstBroken().orElse(null));
  }
}
