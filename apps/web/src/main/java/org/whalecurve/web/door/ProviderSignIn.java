package org.whalecurve.web.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.whalecurve.web.security.Provider;
import org.whalecurve.web.store.Audit;
import org.whalecurve.web.store.Users;

/**
 * People who come in by the company's own sign-in. It says who somebody is; who may come in, and
 * what he sees, an administrator has said before.
 */
@Component
class ProviderSignIn implements AuthenticationSuccessHandler, AuthenticationFailureHandler {
  private final Provider provider;
  private final Users users;
  private final Audit audit;

  ProviderSignIn(Provider provider, Users users, Audit audit) {
    this.provider = provider;
    this.users = users;
    this.audit = audit;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    Optional<Provider.Identity> identity =
        authentication.getPrincipal() instanceof OidcUser person
            ? provider.identity(person)
            : Optional.empty();
    Optional<String> name = identity.flatMap(this::user);
    String said = identity.map(Provider.Identity::text).orElse("");
    String from = request.getRemoteAddr();
    if (name.isEmpty()) {
      Sessions.end(request);
      audit.record(said, "sign-in by provider refused", "nobody here", from);
      response.sendRedirect("/sign-in?provider=unknown");
      return;
    }
    Sessions.begin(name.get(), request, response);
    audit.record(name.get(), "sign-in by provider", "user " + name.get(), from);
    response.sendRedirect("/");
  }

  private Optional<String> user(Provider.Identity identity) {
    return identity.isEmail()
        ? users.nameOf(identity.text())
        : users.current(identity.text()).filter(user -> user.id() > 0).map(user -> user.name());
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    Sessions.end(request);
    audit.record("", "sign-in by provider failed", failure.getMessage(), request.getRemoteAddr());
    response.sendRedirect("/sign-in?provider=failed");
  }
}
