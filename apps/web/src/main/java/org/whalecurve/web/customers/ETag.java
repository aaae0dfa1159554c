package org.whalecurve.web.customers;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.whalecurve.runs.People;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.page.Visit;

/**
 * Says whether an answer is still the one that the asker has: runs do not change, so it is as long
 * as run, names, scope and address are the same.
 */
final class ETag {
  private final String value;
  private final String asked;

  private ETag(String value, String asked) {
    this.value = value;
    this.asked = asked;
  }

  static ETag of(Visit visit, PublishedRuns runs) {
    String query = visit.request().getQueryString();
    int hash = java.util.Objects.hash(visit.request().getRequestURI(), query, visit.scope());
    String value =
        "W/\"%s-%x-%x\"".formatted(visit.run(), People.of(runs.workspace()).changed(), hash);
    return new ETag(value, visit.request().getHeader("If-None-Match"));
  }

  boolean isKnown() {
    return value.equals(asked);
  }

  ResponseEntity<?> notModified() {
    return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(value).build();
  }

  ResponseEntity<?> answer(Object body) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache().cachePrivate())
        .eTag(value)
        .body(body);
  }
}
