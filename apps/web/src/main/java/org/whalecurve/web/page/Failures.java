package org.whalecurve.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;

/**
 * What went wrong, told as a page, as a part of one, or for programs as problem+json. Nobody is
 * told of the inside of the machine.
 */
@ControllerAdvice
class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private final Frames frames;
  private final VisitResolver visits;

  Failures(Frames frames, VisitResolver visits) {
    this.frames = frames;
    this.visits = visits;
  }

  @ExceptionHandler(ProblemException.class)
  Object problems(ProblemException e, HttpServletRequest request) {
    return answer(request, HttpStatus.UNPROCESSABLE_CONTENT, "input", e.problems());
  }

  @ExceptionHandler(NotFoundException.class)
  Object notFound(NotFoundException e, HttpServletRequest request) {
    return answer(request, HttpStatus.NOT_FOUND, "not_found", List.of());
  }

  @ExceptionHandler(NoRunException.class)
  Object noRun(NoRunException e, HttpServletRequest request) {
    return answer(request, HttpStatus.NOT_FOUND, "no_run", List.of());
  }

  @ExceptionHandler(AccessDeniedException.class)
  Object denied(AccessDeniedException e) {
    throw e;
  }

  @ExceptionHandler(Exception.class)
  Object other(Exception e, HttpServletRequest request) {
    if (e instanceof ErrorResponse known) {
      HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
      return answer(request, status, status.value() == 404 ? "not_found" : "request", List.of());
    }
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
    return answer(request, HttpStatus.INTERNAL_SERVER_ERROR, "internal", List.of());
  }

  private Object answer(
      HttpServletRequest request, HttpStatus status, String kind, List<Problem> problems) {
    if (request.getRequestURI().startsWith("/api/")) return json(status, kind, problems);
    return page(request, status, kind, problems);
  }

  Page page(HttpServletRequest request, HttpStatus status, String kind, List<Problem> problems) {
    Visit visit = visits.visit(request);
    return Page.of("error")
        .with("f", frames.plain(visit, kind.equals("no_run") ? asked(request) : "error"))
        .with("kind", kind)
        .with("problems", problems)
        .status(status);
  }

  /** The page that would stand at this address: it says what will be there. */
  private static String asked(HttpServletRequest request) {
    String first = request.getRequestURI().replaceFirst("^/([a-z]*).*$", "$1");
    return Frame.PAGES.contains(first) ? first : "overview";
  }

  static ResponseEntity<ProblemDetail> json(
      HttpStatus status, String kind, List<Problem> problems) {
    ProblemDetail detail = ProblemDetail.forStatus(status);
    detail.setTitle(kind.replace('_', ' '));
    if (!problems.isEmpty()) {
      detail.setProperty("problems", problems.stream().map(Failures::json).toList());
    }
    return ResponseEntity.status(status)
        .header("Content-Type", "application/problem+json")
        .body(detail);
  }

  private static Map<String, Object> json(Problem problem) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", problem.code());
    json.put("file", problem.place().file());
    json.put("line", problem.place().line());
    json.put("column", problem.place().column());
    json.put("message", problem.message());
    json.put("remedy", problem.remedy());
    return json;
  }
}
