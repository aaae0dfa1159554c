package org.whalecurve.web.admin;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.whalecurve.web.page.Visit;
import org.whalecurve.web.store.Users;

/** Users for programs of administrators. */
@RestController
class UsersApi {
  private final Accounts accounts;

  UsersApi(Accounts accounts) {
    this.accounts = accounts;
  }

  /** A user to be; without a password he cannot sign in. */
  record NewUser(String name, String displayName, String email, String role, String password) {}

  /** Role and whether he may sign in. */
  record Change(String role, boolean active) {}

  /** Whose customers a user sees. */
  record Ownership(List<String> managers, List<String> customers) {}

  @GetMapping("/api/v1/users")
  List<Users.Account> all() {
    return accounts.all();
  }

  @PostMapping("/api/v1/users")
  @ResponseStatus(HttpStatus.CREATED)
  Users.Account add(Visit visit, @RequestBody NewUser user) {
    accounts.add(
        visit.user().name(),
        orNone(user.name()),
        orNone(user.displayName()),
        orNone(user.email()),
        Accounts.role(orNone(user.role())),
        orNone(user.password()));
    return accounts.one(user.name());
  }

  @PutMapping("/api/v1/users/{name}")
  Users.Account change(Visit visit, @PathVariable String name, @RequestBody Change change) {
    accounts.change(
        visit.user().name(), name, Accounts.role(orNone(change.role())), change.active());
    return accounts.one(name);
  }

  @PutMapping("/api/v1/users/{name}/customers")
  Users.Account own(Visit visit, @PathVariable String name, @RequestBody Ownership owned) {
    accounts.setOwnership(
        visit.user().name(), name, orNone(owned.managers()), orNone(owned.customers()));
    return accounts.one(name);
  }

  private static String orNone(String text) {
    return text == null ? "" : text;
  }

  private static List<String> orNone(List<String> list) {
    return list == null ? List.of() : list;
  }
}
