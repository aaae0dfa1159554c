package org.whalecurve.web.admin;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.security.Role;
import org.whalecurve.web.security.User;
import org.whalecurve.web.store.Audit;
import org.whalecurve.web.store.Users;

/** What administrators do with users, each change in the audit log with it. */
@Component
class Accounts {
  private static final int PASSWORD_MIN = 12;

  /** BCrypt reads no more bytes. */
  private static final int PASSWORD_BYTES_MAX = 72;

  private static final Set<String> TAKEN = Set.of(User.OWNER);

  private final Users users;
  private final Audit audit;
  private final PasswordEncoder encoder;
  private final TransactionTemplate transactions;

  Accounts(Users users, Audit audit, PasswordEncoder encoder, TransactionTemplate transactions) {
    this.users = users;
    this.audit = audit;
    this.encoder = encoder;
    this.transactions = transactions;
  }

  List<Users.Account> all() {
    return users.all();
  }

  Users.Account one(String name) {
    return users.account(name).orElseThrow(() -> new NotFoundException("user " + name));
  }

  /** Adds a user; without a password he cannot sign in yet. */
  void add(
      String actor, String name, String displayName, String email, Role role, String password) {
    Problems problems = new Problems();
    if (!name.matches("[\\p{L}\\p{N}._@-]{1,60}")
        || TAKEN.contains(name.toLowerCase(Locale.ROOT))) {
      problem(
          problems,
          "user-name",
          "'" + name + "' cannot be a user name.",
          "Take 1 to 60 letters, digits and . _ @ -, and not 'owner'.");
    } else if (users.account(name).isPresent()) {
      problem(
          problems, "user-exists", "There is a user '" + name + "' already.", "Take another name.");
    }
    if (!password.isEmpty()) checkPassword(password, problems);
    problems.throwIfAny();
    transactions.executeWithoutResult(
        status -> {
          String shown = displayName.isBlank() ? name : displayName.strip();
          users.add(name, shown, email.isBlank() ? null : email.strip(), role);
          if (!password.isEmpty()) users.setPassword(name, encoder.encode(password));
          audit.record(actor, "user added", "user " + name, role.key());
        });
  }

  private static void checkPassword(String password, Problems problems) {
    int bytes = password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    if (password.length() < PASSWORD_MIN || bytes > PASSWORD_BYTES_MAX) {
      problem(
          problems,
          "password",
          "The password has " + password.length() + " characters.",
          "Take at least "
              + PASSWORD_MIN
              + " characters and at most "
              + PASSWORD_BYTES_MAX
              + " bytes.");
    }
  }

  private static void problem(Problems problems, String code, String message, String remedy) {
    problems.add(code, SourcePlace.ofFile("users"), message, remedy);
  }

  void setPassword(String actor, String name, String password) {
    one(name);
    Problems problems = new Problems();
    checkPassword(password, problems);
    problems.throwIfAny();
    transactions.executeWithoutResult(
        status -> {
          users.setPassword(name, encoder.encode(password));
          audit.record(actor, "password set", "user " + name, "");
        });
  }

  /** Role and whether he may sign in; the last administrator stays one. */
  void change(String actor, String name, Role role, boolean active) {
    Users.Account before = one(name);
    boolean loses = role != Role.ADMINISTRATOR || !active;
    if (loses && isLastAdministrator(before)) {
      throw new ProblemException(
          new Problem(
              "last-administrator",
              SourcePlace.ofFile("users"),
              "'" + name + "' is the only administrator who can sign in.",
              "Make somebody else an administrator first."));
    }
    transactions.executeWithoutResult(
        status -> {
          users.setRole(name, role);
          users.setActive(name, active);
          audit.record(
              actor, "user changed", "user " + name, role.key() + (active ? "" : ", locked"));
        });
  }

  private boolean isLastAdministrator(Users.Account account) {
    return canAdminister(account)
        && users.all().stream().filter(Accounts::canAdminister).count() == 1;
  }

  private static boolean canAdminister(Users.Account account) {
    return account.role() == Role.ADMINISTRATOR && account.active() && account.hasPassword();
  }

  void setOwnership(String actor, String name, List<String> managers, List<String> customers) {
    one(name);
    transactions.executeWithoutResult(
        status -> {
          users.setOwnership(name, managers, customers);
          audit.record(
              actor,
              "customers assigned",
              "user " + name,
              "managers " + managers + ", customers " + customers);
        });
  }

  /** Ids from a text field, apart by commas or lines. */
  static List<String> ids(String text) {
    return Stream.of(text.split("[,;\\s]+")).filter(id -> !id.isBlank()).distinct().toList();
  }

  static Role role(String text) {
    return Optional.of(text.toUpperCase(Locale.ROOT))
        .filter(name -> Stream.of(Role.values()).anyMatch(r -> r.name().equals(name)))
        .map(Role::valueOf)
        .orElseThrow(() -> new NotFoundException("role " + text));
  }
}
