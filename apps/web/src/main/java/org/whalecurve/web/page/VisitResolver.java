package org.whalecurve.web.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.security.Security;
import org.whalecurve.web.security.User;

/** Gives controllers their {@link Visit}. */
@Component
public class VisitResolver implements HandlerMethodArgumentResolver {
  private final Security.Directory directory;
  private final PublishedRuns runs;

  VisitResolver(Security.Directory directory, PublishedRuns runs) {
    this.directory = directory;
    this.runs = runs;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Visit.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      ModelAndViewContainer container,
      NativeWebRequest request,
      WebDataBinderFactory binders) {
    return visit(request.getNativeRequest(HttpServletRequest.class));
  }

  /** Whether somebody is signed in who still may be. */
  boolean isSignedIn() {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    return who != null
        && who.getPrincipal() instanceof String name
        && directory.current(name).isPresent();
  }

  /** The visit of a request that has passed the door. */
  public Visit visit(HttpServletRequest request) {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    User user =
        directory
            .current((String) who.getPrincipal())
            .orElseThrow(() -> new IllegalStateException("signed in and yet nobody"));
    return new Visit(request, user, runs, language(request));
  }

  /** What the user chose, else what the browser asks for. */
  public static Locale language(HttpServletRequest request) {
    String chosen = request.getParameter("lang");
    if (chosen == null) chosen = cookie(request, "lang");
    if (chosen == null) return request.getLocale();
    return chosen.startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
  }

  /** {@code light}, {@code dark}, or empty for what the system says. */
  public static String theme(HttpServletRequest request) {
    String chosen = request.getParameter("theme");
    if (chosen == null) chosen = cookie(request, "theme");
    return "dark".equals(chosen) || "light".equals(chosen) ? chosen : "";
  }

  private static String cookie(HttpServletRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) return null;
    for (Cookie cookie : cookies) if (cookie.getName().equals(name)) return cookie.getValue();
    return null;
  }
}
