package org.whalecurve.reports.page;

import org.whalecurve.reports.page.Facts.Curve;
import org.whalecurve.reports.text.Markup;

/** The report in one sentence. */
final class Headline {
  private final Page page;

  Headline(Page page) {
    this.page = page;
  }

  Markup html() {
    if (page.facts.curve(View.FULL).customers() == 0) return page.messages.html("headline.empty");
    return page.inlineByView(this::sentence);
  }

  private Markup sentence(View view) {
    Curve curve = page.facts.curve(view);
    if (curve.total().signum() <= 0) {
      return page.messages.html(
          "headline.loss",
          "total",
          page.lost(curve.total()),
          "losers",
          page.count(curve.losers(), "customer"),
          "loss",
          page.lost(curve.loss()),
          "gain",
          page.figures.money(curve.gain()));
    }
    return page.messages.html(
        curve.losers() == 0 ? "headline.nobody_loses" : "headline",
        "share",
        page.figures.percent(curve.share(curve.top20())).in("span class=\"gain\""),
        "losers",
        page.count(curve.losers(), "customer"),
        "loss",
        page.lost(curve.loss()));
  }
}
