package org.whalecurve.web.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Sessions for people, tokens for programs; one table says who may do what. */
@Configuration(proxyBeanMethods = false)
public class Security {
  /** Nothing from elsewhere, nothing inline. */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private static final int BCRYPT_STRENGTH = 12;

  /** Tells who a name is now. */
  public interface Directory {
    Optional<User> current(String name);
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return new BCryptPasswordEncoder(BCRYPT_STRENGTH);
  }

  @Bean
  Access access() {
    return Access.rules();
  }

  /** Programs: no session, and so nothing that a foreign page could ride on. */
  @Bean
  @Order(1)
  SecurityFilterChain programs(
      HttpSecurity http, BearerTokens tokens, Directory directory, Access access) throws Exception {
    RequestMatcher bearer = request -> BearerFilter.has(request) && isApi(request);
    http.securityMatcher(bearer)
        .csrf(csrf -> csrf.disable())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterBefore(new BearerFilter(tokens), AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(requests -> requests.anyRequest().access(allowed(directory, access)))
        .exceptionHandling(
            e -> e.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)));
    return headers(http).build();
  }

  /** People: a session on the server, and a token in every form. */
  @Bean
  @Order(2)
  SecurityFilterChain people(
      HttpSecurity http,
      Directory directory,
      Access access,
      Provider provider,
      AuthenticationSuccessHandler known,
      AuthenticationFailureHandler failed)
      throws Exception {
    if (provider.isThere()) {
      http.oauth2Login(
          login ->
              login
                  .loginPage("/sign-in")
                  .clientRegistrationRepository(provider)
                  .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                  .successHandler(known)
                  .failureHandler(failed));
    }
    RequestMatcher api = Security::isApi;
    http.authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers("/assets/**", "/sign-in", "/welcome", "/health")
                    .permitAll()
                    .anyRequest()
                    .access(allowed(directory, access)))
        .requestCache(cache -> cache.disable())
        .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in"))
        .exceptionHandling(
            e ->
                e.defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), api)
                    .defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/sign-in"), request -> true));
    return headers(http).build();
  }

  private static HttpSecurity headers(HttpSecurity http) throws Exception {
    return http.headers(
        headers ->
            headers
                .contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)));
  }

  static boolean isApi(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/api/");
  }

  /** Asked anew at every request: a right that was taken away is gone at once. */
  private static AuthorizationManager<RequestAuthorizationContext> allowed(
      Directory directory, Access access) {
    return (authentication, context) -> {
      HttpServletRequest request = context.getRequest();
      Function<User, Boolean> may =
          user -> access.allows(user.role(), request.getMethod(), request.getRequestURI());
      return new AuthorizationDecision(
          signedIn(authentication.get(), directory).map(may).orElse(false));
    };
  }

  private static Optional<User> signedIn(Authentication authentication, Directory directory) {
    if (authentication == null || !(authentication.getPrincipal() instanceof String name)) {
      return Optional.empty();
    }
    return authentication.isAuthenticated() ? directory.current(name) : Optional.empty();
  }
}
