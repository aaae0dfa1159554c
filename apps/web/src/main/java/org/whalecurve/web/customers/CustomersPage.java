package org.whalecurve.web.customers;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.actions.ActionStore;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.page.Frames;
import org.whalecurve.web.page.Page;
import org.whalecurve.web.page.Redirect;
import org.whalecurve.web.page.Visit;
import org.whalecurve.web.store.Audit;

/** All customers: search, filter, sort, choose, export. */
@Controller
class CustomersPage {
  private static final int CHOSEN_MAX = 1_000;
  private static final int TITLE_MAX = 80;
  private static final int QUERY_MAX = 4_000;
  private static final Set<String> STATES = Set.of("open", "doing", "done", "dropped");

  private final Frames frames;
  private final Titles titles;
  private final SavedViews views;
  private final Audit audit;
  private final ActionStore actions;

  CustomersPage(Frames frames, Titles titles, SavedViews views, Audit audit, ActionStore actions) {
    this.frames = frames;
    this.titles = titles;
    this.views = views;
    this.audit = audit;
    this.actions = actions;
  }

  @GetMapping("/customers")
  View page(Visit visit) {
    Frame f = frames.views(visit, "customers");
    CustomerFilter filter = CustomerFilter.of(visit);
    CustomerColumns columns = new CustomerColumns(visit);
    CustomerList list = new CustomerList(visit, filter, columns);
    Rows totals = list.totals(columns.shown());
    long pages = (totals.whole(0, "n") + CustomerList.PAGE_ROWS - 1) / CustomerList.PAGE_ROWS;
    int page = (int) Math.max(1, Math.min(pages, asked(visit)));
    List<String> ids = list.ids(CustomerList.PAGE_ROWS, (long) (page - 1) * CustomerList.PAGE_ROWS);
    CustomerTable table =
        new CustomerTable(f, titles, columns, list.rows(ids, columns.shown()), totals);
    ListView shown =
        new ListView(f, titles, filter, columns, table, views.of(visit.user().name()), page);
    boolean part = visit.isPartial() && "list".equals(visit.request().getHeader("HX-Target"));
    return Page.of(part ? "customers/list" : "customers/page").with("f", f).with("v", shown);
  }

  private static long asked(Visit visit) {
    String page = visit.get("page");
    return page.matches("[1-9][0-9]{0,6}") ? Long.parseLong(page) : 1;
  }

  @PostMapping("/customers/views")
  View save(Visit visit, @RequestParam String title, @RequestParam String query) {
    String named = title.strip();
    boolean fits = !named.isEmpty() && query.length() <= QUERY_MAX;
    if (fits) {
      String kept = named.substring(0, Math.min(named.length(), TITLE_MAX));
      views.save(visit.user().name(), kept, query);
      audit.record(visit.user().name(), "view.save", kept, query);
    }
    return back(query);
  }

  @PostMapping("/customers/views/{id}/delete")
  View delete(Visit visit, @PathVariable long id, @RequestParam String query) {
    views.delete(visit.user().name(), id);
    audit.record(visit.user().name(), "view.delete", Long.toString(id), "");
    return back(query);
  }

  /** Where the user was; the address is ours, whatever the form says. */
  private static View back(String query) {
    String clean = query.replaceAll("[\\r\\n]", "");
    return Redirect.to(clean.isEmpty() ? "/customers" : "/customers?" + clean);
  }

  /** The chosen customers as a file. */
  @PostMapping("/customers/export")
  void export(
      Visit visit,
      @RequestParam(name = "id", defaultValue = "") List<String> ids,
      @RequestParam(defaultValue = "xlsx") String format,
      HttpServletResponse response) {
    CustomerColumns columns = new CustomerColumns(visit);
    List<String> chosen = ids.stream().limit(CHOSEN_MAX).toList();
    String sql =
        "SELECT %s FROM {customer} WHERE %s AND customer_id IN (%s)%s"
            .formatted(
                columns.select(columns.shown()),
                WhaleCurve.IS_CUSTOMER,
                chosen.isEmpty() ? "NULL" : places(chosen.size()),
                columns.order());
    audit.record(visit.user().name(), "export", "customers", chosen.size() + " chosen");
    Export.send(format, "customers", sink -> visit.reading().stream(sql, chosen, sink), response);
  }

  private static String places(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }

  /** Sets the state of an action for those of the chosen customers who have it. */
  @PostMapping("/customers/actions")
  View act(
      Visit visit,
      @RequestParam(name = "id", defaultValue = "") List<String> ids,
      @RequestParam String action,
      @RequestParam String status,
      @RequestParam(defaultValue = "") String query) {
    List<String> chosen = ids.stream().limit(CHOSEN_MAX).toList();
    if (chosen.isEmpty() || !STATES.contains(status) || !visit.reading().has("action")) {
      return back(query);
    }
    List<Object> parameters = new ArrayList<>(chosen);
    parameters.add(action);
    Rows having =
        visit
            .reading()
            .rows(
                "SELECT customer_id FROM {action} WHERE customer_id IN (%s) AND action = ?"
                    .formatted(places(chosen.size())),
                parameters.toArray());
    String run = visit.run();
    for (int i = 0; i < having.size(); i++) {
      ActionStore.Key key = new ActionStore.Key(having.text(i, "customer_id"), action);
      actions.change(key, status, run, visit.user().name(), null);
    }
    return back(query);
  }
}
