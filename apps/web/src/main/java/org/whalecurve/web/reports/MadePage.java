package org.whalecurve.web.reports;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.page.Frames;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.page.Page;
import org.whalecurve.web.page.Redirect;
import org.whalecurve.web.page.Visit;

/** Reports that are made while their reader may go on: asked for, watched, taken. */
@Controller
class MadePage {
  private static final Duration PATIENCE = Duration.ofMillis(1500);
  private static final BigDecimal MEGABYTE = BigDecimal.valueOf(1_000_000);

  private final Frames frames;
  private final Workshop workshop;
  private final RunReports reports;

  MadePage(Frames frames, Workshop workshop, RunReports reports) {
    this.frames = frames;
    this.workshop = workshop;
    this.reports = reports;
  }

  /** Begins; who asks again for the same gets the same. */
  @PostMapping("/reports/made")
  View ask(Visit visit, @RequestParam String format) {
    reports.check(visit, format);
    Workshop.Order order =
        workshop.order(
            visit.user().name(),
            String.join(" ", visit.run(), format, visit.speech().tag(), visit.viewKey()),
            format,
            reports.fileName(visit, format),
            reports.maker(visit, format));
    workshop.await(order, PATIENCE);
    return Redirect.to(frames.plain(visit, "reports").link("/reports", "made", order.id()));
  }

  /** The state, in the page. */
  @GetMapping("/reports/made/{id}")
  View state(Visit visit, @PathVariable String id) {
    Workshop.Order order = mine(visit, id);
    Frame frame = frames.plain(visit, "reports");
    return Page.of("reports/made")
        .with("f", frame)
        .with("order", order)
        .with("words", words(visit, order));
  }

  /** What is said of an order. */
  String words(Visit visit, Workshop.Order order) {
    String subject = visit.speech().text("reports.name." + order.format());
    return switch (order.state()) {
      case WAITING -> visit.speech().text("reports.made.waiting", "subject", subject);
      case FAILED -> visit.speech().text("reports.made.failed", "subject", subject);
      case READY ->
          visit.speech().text("reports.made.ready", "subject", subject, "size", size(visit, order));
      case BUSY -> {
        Object seconds = order.seconds();
        yield workshop
            .usual(order.format())
            .map(
                usual ->
                    visit
                        .speech()
                        .text(
                            "reports.made.busy.usual",
                            "subject",
                            subject,
                            "seconds",
                            seconds,
                            "usual",
                            usual))
            .orElseGet(
                () ->
                    visit
                        .speech()
                        .text("reports.made.busy", "subject", subject, "seconds", seconds));
      }
    };
  }

  private static Object size(Visit visit, Workshop.Order order) {
    BigDecimal megabytes = BigDecimal.valueOf(order.size()).divide(MEGABYTE);
    return visit.speech().figures().number(megabytes, "MB", 1);
  }

  @GetMapping("/reports/made/{id}/file")
  void take(Visit visit, @PathVariable String id, HttpServletResponse response) {
    Workshop.Order order = mine(visit, id);
    if (order.state() != Workshop.State.READY) throw new NotFoundException("report " + id);
    reports.record(visit, order.format());
    Download.send(order.fileName(), order.format(), order.file(), response);
  }

  private Workshop.Order mine(Visit visit, String id) {
    return workshop
        .find(visit.user().name(), id)
        .orElseThrow(() -> new NotFoundException("report " + id));
  }
}
