package org.whalecurve.web.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.whalecurve.web.page.Page;
import org.whalecurve.web.page.VisitResolver;
import org.whalecurve.web.security.Provider;
import org.whalecurve.web.security.SignIn;
import org.whalecurve.web.security.User;
import org.whalecurve.web.store.Audit;
import org.whalecurve.web.store.Users;
import org.whalecurve.web.text.Speech;

/** Where people come in: by name and password, or once by the link on the console. */
@Controller
class Door {
  private final SignIn signIn;
  private final Users users;
  private final Audit audit;
  private final Provider provider;

  Door(SignIn signIn, Users users, Audit audit, Provider provider) {
    this.signIn = signIn;
    this.users = users;
    this.audit = audit;
    this.provider = provider;
  }

  /** {@code provider} says what came of a sign-in there. */
  @GetMapping("/sign-in")
  View form(
      @RequestParam(name = "provider", defaultValue = "") String outcome,
      HttpServletRequest request) {
    Speech speech = new Speech(VisitResolver.language(request), "");
    return switch (outcome) {
      case "unknown" -> page(request, speech.text("frame.sign_in.provider_unknown"), HttpStatus.OK);
      case "failed" -> page(request, speech.text("frame.sign_in.provider_failed"), HttpStatus.OK);
      default -> page(request, "", HttpStatus.OK);
    };
  }

  private View page(HttpServletRequest request, String message, HttpStatus status) {
    CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    return Page.of("door/sign-in")
        .with("s", new Speech(VisitResolver.language(request), ""))
        .with("theme", VisitResolver.theme(request))
        .with("csrf", token.getToken())
        .with("message", message)
        .with("isNew", !users.hasAdministrator())
        .with("hasProvider", provider.isThere())
        .status(status);
  }

  @PostMapping("/sign-in")
  View signIn(
      @RequestParam String name,
      @RequestParam String password,
      HttpServletRequest request,
      HttpServletResponse response) {
    SignIn.Answer answer =
        signIn.check(name, password, request.getRemoteAddr(), users::passwordHash);
    if (!answer.isIn()) {
      audit.record(name, "sign-in refused", "user " + name, request.getRemoteAddr());
      Speech speech = new Speech(VisitResolver.language(request), "");
      String message =
          answer.waitSeconds() > 0
              ? speech.text("frame.sign_in.wait", "seconds", answer.waitSeconds())
              : speech.text("frame.sign_in.wrong");
      return page(request, message, HttpStatus.UNAUTHORIZED);
    }
    Sessions.begin(name, request, response);
    audit.record(name, "sign-in", "user " + name, request.getRemoteAddr());
    return new RedirectView("/");
  }

  @GetMapping("/welcome")
  View welcome(
      @RequestParam(defaultValue = "") String key,
      HttpServletRequest request,
      HttpServletResponse response) {
    Optional<User> owner = users.current(User.OWNER);
    if (owner.isEmpty() || !signIn.redeem(key)) {
      Speech speech = new Speech(VisitResolver.language(request), "");
      return page(request, speech.text("frame.sign_in.link_over"), HttpStatus.UNAUTHORIZED);
    }
    Sessions.begin(User.OWNER, request, response);
    audit.record(User.OWNER, "sign-in by link", "user owner", request.getRemoteAddr());
    return new RedirectView("/");
  }
}
