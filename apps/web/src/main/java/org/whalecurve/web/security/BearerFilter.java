package org.whalecurve.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets programs in by a token: {@code Authorization: Bearer wc_…}. */
final class BearerFilter extends OncePerRequestFilter {
  static final String PREFIX = "Bearer ";

  private final BearerTokens tokens;

  BearerFilter(BearerTokens tokens) {
    this.tokens = tokens;
  }

  static boolean has(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header != null && header.startsWith(PREFIX);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String token = request.getHeader("Authorization").substring(PREFIX.length());
    boolean writing = !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
    tokens
        .owner(token, writing)
        .ifPresent(
            name -> {
              SecurityContext context = SecurityContextHolder.createEmptyContext();
              context.setAuthentication(
                  UsernamePasswordAuthenticationToken.authenticated(name, null, List.of()));
              SecurityContextHolder.setContext(context);
            });
    chain.doFilter(request, response);
  }
}
