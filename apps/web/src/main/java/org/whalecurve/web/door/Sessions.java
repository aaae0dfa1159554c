package org.whalecurve.web.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Sessions of people who have shown who they are. */
final class Sessions {
  private static final HttpSessionSecurityContextRepository STORE =
      new HttpSessionSecurityContextRepository();

  private Sessions() {}

  /** A session of its own: one from before the sign-in is worth nothing. */
  static void begin(String name, HttpServletRequest request, HttpServletResponse response) {
    end(request);
    request.getSession(true);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(name, null, List.of()));
    SecurityContextHolder.setContext(context);
    STORE.saveContext(context, request, response);
  }

  static void end(HttpServletRequest request) {
    SecurityContextHolder.clearContext();
    if (request.getSession(false) != null) request.getSession(false).invalidate();
  }
}
