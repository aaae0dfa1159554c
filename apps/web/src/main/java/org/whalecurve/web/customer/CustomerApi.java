package org.whalecurve.web.customer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.whalecurve.runs.trace.Explanation;
import org.whalecurve.runs.trace.TraceStep;
import org.whalecurve.web.page.Visit;

/** One customer's trace and notes for programs. */
@RestController
class CustomerApi {
  private final Traces traces;
  private final Notes notes;

  CustomerApi(Traces traces, Notes notes) {
    this.traces = traces;
    this.notes = notes;
  }

  /** What is written down. */
  record Text(String text) {}

  /** Whole pools and bookings are the company's, and only whoever sees it is told them. */
  @GetMapping("/api/v1/customers/{id}/trace")
  Map<String, Object> trace(Visit visit, @PathVariable String id, @RequestParam String activity) {
    Explanation e = traces.explain(visit, id, activity);
    boolean whole = visit.reading().isCompany();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("customer", id);
    json.put("activity", activity);
    json.put("view", visit.viewKey());
    json.put("amount", e.amount());
    json.put("unit", e.unit());
    json.put("steps", e.steps().stream().map(step -> step(step, whole)).toList());
    return json;
  }

  private static Map<String, Object> step(TraceStep step, boolean whole) {
    boolean told = whole || step.stage().equals(TraceStep.ACTIVITY);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("stage", step.stage());
    json.put("period", step.period());
    json.put("source", step.source());
    json.put("target", step.target());
    json.put("driver", step.driver());
    if (told) {
      json.put("quantity", step.quantity());
      json.put("rate", step.rate());
    }
    json.put("amount", step.amount());
    List<Map<String, Object>> places = new ArrayList<>();
    step.places().forEach(place -> places.add(Map.of("file", place.file(), "line", place.line())));
    json.put("places", places);
    return json;
  }

  @GetMapping("/api/v1/customers/{id}/notes")
  List<Notes.Note> notes(Visit visit, @PathVariable String id) {
    Facts.of(visit, id);
    return notes.of(id);
  }

  @PostMapping("/api/v1/customers/{id}/notes")
  List<Notes.Note> note(Visit visit, @PathVariable String id, @RequestBody Text note) {
    Facts.of(visit, id);
    notes.add(id, visit.user().name(), note.text() == null ? "" : note.text());
    return notes.of(id);
  }
}
