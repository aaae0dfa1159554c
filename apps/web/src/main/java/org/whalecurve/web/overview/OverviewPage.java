package org.whalecurve.web.overview;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.page.Frames;
import org.whalecurve.web.page.Page;
import org.whalecurve.web.page.Visit;

/** Who makes us money? */
@Controller
class OverviewPage {
  private final Frames frames;

  OverviewPage(Frames frames) {
    this.frames = frames;
  }

  @GetMapping("/overview")
  View page(Visit visit) {
    Rows rows =
        visit
            .reading()
            .rows(
                "SELECT count(*) AS customers, sum(%1$s_profit) AS profit FROM {customer} WHERE customer_id NOT IN ('(unassigned)', '(unused)')"
                    .formatted(visit.viewKey()));
    return Page.of("overview/page")
        .with("f", frames.views(visit, "overview"))
        .with("customers", rows.whole(0, "customers"))
        .with("profit", rows.decimal(0, "profit"));
  }
}
