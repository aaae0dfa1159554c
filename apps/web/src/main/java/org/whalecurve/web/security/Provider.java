package org.whalecurve.web.security;

import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * A company's own sign-in (OpenID Connect), where the environment names one: {@code
 * WHALECURVE_OIDC_ISSUER}, {@code …_CLIENT_ID}, {@code …_CLIENT_SECRET}; {@code …_CLAIM} says what
 * tells who somebody is, {@code WHALECURVE_PUBLIC_URL} where browsers find this server.
 */
@Component
public final class Provider implements ClientRegistrationRepository {
  private static final String ID = "company";
  private static final String OIDC = "WHALECURVE_OIDC_";
  private static final String EMAIL = "email";

  /** Where a sign-in begins. */
  public static final String ADDRESS = "/oauth2/authorization/" + ID;

  /**
   * Who somebody is for the provider.
   *
   * @param isEmail whether {@code text} is an address, and else a user's name
   */
  public record Identity(boolean isEmail, String text) {}

  private final Environment environment;
  private ClientRegistration registration;

  Provider(Environment environment) {
    this.environment = environment;
  }

  /** Whether there is one. */
  public boolean isThere() {
    return !setting("ISSUER").isEmpty();
  }

  private String setting(String name) {
    return environment.getProperty(OIDC + name, "").strip();
  }

  /**
   * What a token says, as far as it is worth anything: an address only where the provider has
   * verified it.
   */
  public Optional<Identity> identity(OidcUser user) {
    String claim = setting("CLAIM").isEmpty() ? EMAIL : setting("CLAIM");
    boolean email = claim.equals(EMAIL);
    if (email && !Boolean.TRUE.equals(user.getEmailVerified())) return Optional.empty();
    return Optional.ofNullable(user.getClaimAsString(claim))
        .filter(text -> !text.isBlank())
        .map(text -> new Identity(email, text));
  }

  /** The provider is asked for its addresses at the first sign-in, not when the server starts. */
  @Override
  public synchronized ClientRegistration findByRegistrationId(String id) {
    if (!id.equals(ID) || !isThere()) return null;
    if (registration == null) {
      String base = environment.getProperty("WHALECURVE_PUBLIC_URL", "{baseUrl}");
      registration =
          ClientRegistrations.fromIssuerLocation(setting("ISSUER"))
              .registrationId(ID)
              .clientId(setting("CLIENT_ID"))
              .clientSecret(setting("CLIENT_SECRET"))
              .scope("openid", EMAIL, "profile")
              .redirectUri(base + "/login/oauth2/code/{registrationId}")
              .build();
    }
    return registration;
  }
}
