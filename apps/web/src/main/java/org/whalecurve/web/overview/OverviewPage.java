package org.whalecurve.web.overview;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.web.customers.Titles;
import org.whalecurve.web.customers.WhaleCurve;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.page.Frames;
import org.whalecurve.web.page.Page;
import org.whalecurve.web.page.Visit;
import org.whalecurve.web.text.Speech;

/** Who makes us money? */
@Controller
class OverviewPage {
  private final Frames frames;
  private final Titles titles;

  OverviewPage(Frames frames, Titles titles) {
    this.frames = frames;
    this.titles = titles;
  }

  @GetMapping("/overview")
  View page(Visit visit) {
    Frame f = frames.views(visit, "overview");
    WhaleCurve full = WhaleCurve.of(visit.reading(), "full");
    WhaleCurve incremental = WhaleCurve.of(visit.reading(), "incremental");
    WhaleCurve main = f.isIncremental() ? incremental : full;
    return Page.of("overview/page")
        .with("f", f)
        .with("curve", main)
        .with("headline", headline(visit, main))
        .with("chart", main.customers() == 0 ? null : WhaleChart.of(f, full, incremental))
        .with("keys", new KeyFigures(f))
        .with("movers", new Movers(f, titles).parts())
        .with("alerts", new Alerts(f).all())
        .with("trust", new Trust(f));
  }

  /** The answer in one sentence; an account manager's is of his customers. */
  static Markup headline(Visit visit, WhaleCurve curve) {
    Speech s = visit.speech();
    String of = visit.reading().isCompany() ? "overview.headline" : "overview.own";
    if (curve.customers() == 0) return s.html(of + ".empty");
    Markup losers = s.counted(curve.losers(), "customer");
    Markup loss = s.figures().size(curve.loss());
    if (curve.total().signum() <= 0) {
      return s.html(
          of + ".loss",
          "total",
          s.figures().size(curve.total()),
          "losers",
          losers,
          "loss",
          loss,
          "gain",
          s.figures().money(curve.peak()));
    }
    Markup share = s.figures().percent(curve.share(curve.best()));
    if (curve.losers() == 0) return s.html(of + ".nobody_loses", "share", share);
    return s.html(of, "share", share, "losers", losers, "loss", loss);
  }
}
