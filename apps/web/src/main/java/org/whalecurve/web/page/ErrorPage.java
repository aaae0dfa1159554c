package org.whalecurve.web.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the server itself refuses: no right, no such address, a form without its token. */
@Controller
class ErrorPage implements ErrorController {
  private final Failures failures;
  private final VisitResolver visits;

  ErrorPage(Failures failures, VisitResolver visits) {
    this.failures = failures;
    this.visits = visits;
  }

  @RequestMapping("/error")
  Object error(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status = code == null ? HttpStatus.NOT_FOUND : HttpStatus.valueOf((int) code);
    String kind =
        switch (status) {
          case FORBIDDEN -> "denied";
          case NOT_FOUND -> "not_found";
          case INTERNAL_SERVER_ERROR -> "internal";
          default -> "request";
        };
    Object asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    if (asked != null && asked.toString().startsWith("/api/")) {
      return Failures.json(status, kind, List.of());
    }
    if (visits.isSignedIn()) return failures.page(request, status, kind, List.of());
    if (request.getSession(false) != null) request.getSession(false).invalidate();
    return Redirect.to("/sign-in");
  }
}
