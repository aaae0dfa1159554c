package org.whalecurve.web.admin;

import java.time.Duration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.web.page.Frames;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.page.Page;
import org.whalecurve.web.page.Redirect;
import org.whalecurve.web.page.Visit;
import org.whalecurve.web.security.User;
import org.whalecurve.web.store.Audit;
import org.whalecurve.web.store.Tokens;
import org.whalecurve.web.store.Users;

/** One's own password and tokens. */
@Controller
class AccountPage {
  private static final int DAYS_MAX = 366;

  private final Frames frames;
  private final Accounts accounts;
  private final Users users;
  private final Tokens tokens;
  private final Audit audit;
  private final PasswordEncoder encoder;

  AccountPage(
      Frames frames,
      Accounts accounts,
      Users users,
      Tokens tokens,
      Audit audit,
      PasswordEncoder encoder) {
    this.frames = frames;
    this.accounts = accounts;
    this.users = users;
    this.tokens = tokens;
    this.audit = audit;
    this.encoder = encoder;
  }

  @GetMapping("/account")
  View page(Visit visit) {
    return page(visit, "");
  }

  private View page(Visit visit, String made) {
    User user = visit.user();
    return Page.of("account/page")
        .with("f", frames.plain(visit, "account"))
        .with("isOwner", user.id() == 0)
        .with("tokens", user.id() == 0 ? java.util.List.of() : tokens.of(user.name()))
        .with("made", made)
        .with("saved", visit.get("saved").equals("1"));
  }

  @PostMapping("/account/password")
  View password(Visit visit, @RequestParam String current, @RequestParam String password) {
    String name = mustBeUser(visit).name();
    boolean fits = users.passwordHash(name).filter(h -> encoder.matches(current, h)).isPresent();
    if (!fits) {
      throw new ProblemException(
          new Problem(
              "password",
              SourcePlace.ofFile("account"),
              visit.speech().text("admin.password.wrong"),
              visit.speech().text("admin.password.wrong.do")));
    }
    accounts.setPassword(name, name, password);
    return Redirect.to("/account?saved=1");
  }

  @PostMapping("/account/tokens")
  View token(
      Visit visit,
      @RequestParam String title,
      @RequestParam(defaultValue = "false") boolean write,
      @RequestParam(defaultValue = "90") int days) {
    User user = mustBeUser(visit);
    int life = Math.max(1, Math.min(DAYS_MAX, days));
    String named = title.substring(0, Math.min(100, title.length()));
    String made = tokens.make(user.id(), named, write, Duration.ofDays(life));
    audit.record(user.name(), "token made", "user " + user.name(), named);
    return page(visit, made);
  }

  @PostMapping("/account/tokens/{id}/revoke")
  View revoke(Visit visit, @PathVariable String id) {
    String name = mustBeUser(visit).name();
    if (!tokens.revoke(id, name)) throw new NotFoundException("token " + id);
    audit.record(name, "token revoked", "user " + name, id);
    return Redirect.to("/account?saved=1");
  }

  private static User mustBeUser(Visit visit) {
    if (visit.user().id() == 0) throw new NotFoundException("account of the owner");
    return visit.user();
  }
}
