package org.whalecurve.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.web.csrf.CsrfToken;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Scope;
import org.whalecurve.runs.trace.View;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.security.User;
import org.whalecurve.web.text.Speech;

/**
 * One request of somebody: who asks, in which language, of which run and in which view. The run is
 * read through {@link #reading()} only, and so never beyond the user's scope. Controllers take it
 * as an argument.
 */
public final class Visit {
  private final HttpServletRequest request;
  private final User user;
  private final PublishedRuns runs;
  private final String run;
  private final Speech speech;

  Visit(HttpServletRequest request, User user, PublishedRuns runs, Locale locale) {
    this.request = request;
    this.user = user;
    this.runs = runs;
    this.run = chosen(request.getParameter("run"));
    this.speech = new Speech(locale, run == null ? "" : reading().manifest().currency());
  }

  private String chosen(String asked) {
    if (asked != null && !asked.isEmpty() && runs.has(asked)) return asked;
    return runs.latest().orElse(null);
  }

  public User user() {
    return user;
  }

  public Scope scope() {
    return user.scope();
  }

  public Speech speech() {
    return speech;
  }

  public HttpServletRequest request() {
    return request;
  }

  /** Whether anything has been published yet. */
  public boolean hasRun() {
    return run != null;
  }

  /** Name of the run that is looked at; null before the first. */
  public String run() {
    return run;
  }

  /**
   * The run as this user sees it.
   *
   * @throws NoRunException before the first run
   */
  public Reading reading() {
    if (run == null) throw new NoRunException();
    return runs.read(run, user.scope());
  }

  /** The run before the one looked at, as this user sees it. */
  public Optional<Reading> readingBefore() {
    if (run == null) return Optional.empty();
    return runs.before(run).map(earlier -> runs.read(earlier, user.scope()));
  }

  /** Full or incremental, from the address. */
  public View view() {
    return "incremental".equals(request.getParameter("view")) ? View.INCREMENTAL : View.FULL;
  }

  /** {@code full} or {@code incremental}, as columns begin. */
  public String viewKey() {
    return view() == View.INCREMENTAL ? "incremental" : "full";
  }

  /** A parameter of the address; empty where it is not there. */
  public String get(String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
  }

  /** Whether htmx asks for a part of the page. */
  public boolean isPartial() {
    return request.getHeader("HX-Request") != null && request.getHeader("HX-Boosted") == null;
  }

  /** The token that every form carries. */
  public String csrf() {
    CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    return token == null ? "" : token.getToken();
  }
}
