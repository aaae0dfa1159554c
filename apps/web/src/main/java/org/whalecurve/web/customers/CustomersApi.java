package org.whalecurve.web.customers;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.whalecurve.engine.Session;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.route.RouteAnswer;
import org.whalecurve.runs.route.Routing;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.page.Visit;
import org.whalecurve.web.store.Audit;

/** Customers for programs: lists by cursor, one of them, the curve, routing, files. */
@RestController
class CustomersApi {
  private static final int LIMIT = 100;
  private static final int LIMIT_MAX = 1_000;

  private final PublishedRuns runs;
  private final Routings routings;
  private final Audit audit;

  CustomersApi(PublishedRuns runs, Routings routings, Audit audit) {
    this.runs = runs;
    this.routings = routings;
    this.audit = audit;
  }

  /** Filters, sort and columns as the page of customers has them; {@code cursor} goes on. */
  @GetMapping("/api/v1/customers")
  ResponseEntity<?> list(Visit visit, @RequestParam(defaultValue = "") String cursor) {
    ETag tag = ETag.of(visit, runs);
    if (tag.isKnown()) return tag.notModified();
    CustomerColumns columns = new CustomerColumns(visit);
    CustomerList list = new CustomerList(visit, CustomerFilter.of(visit), columns);
    List<String> shown = columns.shown();
    int limit = limit(visit.get("limit"));
    long from = position(visit, cursor);
    List<String> ids = list.ids(limit + 1, from);
    boolean more = ids.size() > limit;
    List<Map<String, Object>> rows = list.rows(more ? ids.subList(0, limit) : ids, shown);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("run", visit.run());
    answer.put("currency", visit.reading().manifest().currency());
    Rows totals = list.totals(shown);
    answer.put("total", totals.whole(0, "n"));
    answer.put("customers", rows);
    answer.put("next", more ? cursor(visit.run(), from + limit) : null);
    return tag.answer(answer);
  }

  private static int limit(String text) {
    if (!text.matches("[1-9][0-9]{0,6}")) return LIMIT;
    return Math.min(LIMIT_MAX, Integer.parseInt(text));
  }

  /** A published run does not change: its name and a position are enough to go on. */
  private static String cursor(String run, long position) {
    byte[] bytes = (run + ":" + position).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static long position(Visit visit, String cursor) {
    if (cursor.isEmpty()) return 0;
    try {
      String said = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      String prefix = visit.run() + ":";
      if (said.startsWith(prefix))
        return Math.max(0, Long.parseLong(said.substring(prefix.length())));
    } catch (IllegalArgumentException e) {
      throw new NotFoundException("cursor " + cursor);
    }
    throw new NotFoundException("cursor of another run");
  }

  /** One customer with every column that there is. */
  @GetMapping("/api/v1/customers/{id}")
  ResponseEntity<?> one(Visit visit, @PathVariable String id) {
    ETag tag = ETag.of(visit, runs);
    Rows rows =
        visit
            .reading()
            .rows(
                "SELECT * FROM {customer} WHERE customer_id = ? AND " + WhaleCurve.IS_CUSTOMER, id);
    if (rows.isEmpty()) throw new NotFoundException("customer " + id);
    if (tag.isKnown()) return tag.notModified();
    Map<String, Object> customer = new LinkedHashMap<>();
    List<Session.Column> columns = visit.reading().columns("customer");
    for (Session.Column column : columns) {
      customer.put(column.name(), rows.get(0, column.name()));
    }
    return tag.answer(customer);
  }

  @GetMapping("/api/v1/whale-curve")
  ResponseEntity<?> curve(Visit visit) {
    ETag tag = ETag.of(visit, runs);
    if (tag.isKnown()) return tag.notModified();
    WhaleCurve curve = WhaleCurve.of(visit.reading(), visit.viewKey());
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("run", visit.run());
    answer.put("view", visit.viewKey());
    answer.put("currency", visit.reading().manifest().currency());
    answer.put("customers", curve.customers());
    answer.put("total", curve.total());
    answer.put("peak_customers", curve.peakCustomers());
    answer.put("peak", curve.peak());
    answer.put("losers", curve.losers());
    answer.put("loss", curve.loss());
    List<Map<String, Object>> points = new ArrayList<>();
    for (WhaleCurve.Point p : curve.points()) {
      Map<String, Object> point = new LinkedHashMap<>();
      point.put("rank", p.rank());
      point.put("cumulative_profit", p.cumulative());
      points.add(point);
    }
    answer.put("points", points);
    return tag.answer(answer);
  }

  /** What a contact centre is told of a customer; a former number is followed. */
  @GetMapping("/api/v1/routing/{id}")
  RouteAnswer routing(Visit visit, @PathVariable String id) {
    if (!visit.hasRun()) throw new NotFoundException("routing");
    Optional<Routing> routing = routings.of(visit.run());
    RouteAnswer answer = routing.orElseThrow(() -> new NotFoundException("routing")).answer(id);
    boolean seen = answer.known() && visit.reading().sees(answer.customerId());
    if (!seen) throw new NotFoundException("customer " + id);
    return answer;
  }

  /** All customers that the address asks for, as a file. */
  @GetMapping("/api/v1/export/customers.{format}")
  void export(Visit visit, @PathVariable String format, HttpServletResponse response) {
    CustomerColumns columns = new CustomerColumns(visit);
    CustomerFilter filter = CustomerFilter.of(visit);
    CustomerList list = new CustomerList(visit, filter, columns);
    response.setStatus(HttpStatus.OK.value());
    audit.record(visit.user().name(), "export", "customers", filter.given().toString());
    Export.send(
        format,
        "customers",
        sink -> visit.reading().stream(list.sql(columns.shown()), filter.parameters(), sink),
        response);
  }
}
