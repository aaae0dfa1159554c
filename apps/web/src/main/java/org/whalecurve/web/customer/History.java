package org.whalecurve.web.customer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.Scope;
import org.whalecurve.runs.ScopedRun;
import org.whalecurve.web.customers.Titles;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.page.Visit;
import org.whalecurve.web.text.Speech;

/** A customer over the last published runs. What a run said does not change, and so is kept. */
@Component
class History {
  private static final int RUNS_MAX = 12;
  private static final int KEPT_MAX = 2_000;

  private record Key(String run, Scope scope, String customer) {}

  /** What a run said; {@code tier} may be null. */
  private record Said(BigDecimal full, BigDecimal incremental, String tier) {
    static final Said NOTHING = new Said(null, null, null);
  }

  private final PublishedRuns runs;
  private final Map<Key, Said> kept =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Said> eldest) {
          return size() > KEPT_MAX;
        }
      };

  History(PublishedRuns runs) {
    this.runs = runs;
  }

  /** Newest first; empty where there is only one run. */
  Markup of(Frame f, String customer, Titles titles) {
    List<Manifest> all = runs.all().stream().limit(RUNS_MAX).toList();
    if (all.size() < 2) return Markup.EMPTY;
    Speech s = f.s();
    List<String> names = new ArrayList<>();
    List<String> periods = new ArrayList<>();
    List<String> tiers = new ArrayList<>();
    List<BigDecimal> profit = new ArrayList<>();
    for (Manifest run : all) {
      Said said = said(f.visit(), run.run(), customer);
      names.add(run.run());
      periods.add(periods(run));
      tiers.add(said.tier() == null ? null : titles.of(f.visit(), "tier", said.tier()));
      profit.add(f.isIncremental() ? said.incremental() : said.full());
    }
    return s.table()
        .text(s.html("customer.history.run"), names)
        .text(s.html("period"), periods)
        .text(s.html("columns.tier"), tiers)
        .money(s.html("profit"), profit)
        .build();
  }

  private static String periods(Manifest run) {
    List<String> periods = run.periods();
    return periods.isEmpty() ? "" : periods.get(0) + " – " + periods.get(periods.size() - 1);
  }

  private synchronized Said said(Visit visit, String run, String customer) {
    return kept.computeIfAbsent(
        new Key(run, visit.scope(), customer), key -> read(visit, run, customer));
  }

  /** Old runs are opened for the one question, so that those in use stay open. */
  private Said read(Visit visit, String run, String customer) {
    if (run.equals(visit.run())) return read(visit.reading(), customer);
    try (ScopedRun old = ScopedRun.open(runs.engine(), runs.store().folder(run), "256MB")) {
      return read(old.in(visit.scope()), customer);
    }
  }

  private static Said read(Reading reading, String customer) {
    String tier = reading.has("customer", "tier") ? "tier" : "CAST(NULL AS VARCHAR) AS tier";
    Rows rows =
        reading.rows(
            "SELECT full_profit, incremental_profit, %s FROM {customer} WHERE customer_id = ?"
                .formatted(tier),
            customer);
    if (rows.isEmpty()) return Said.NOTHING;
    return new Said(
        rows.decimal(0, "full_profit"),
        rows.decimal(0, "incremental_profit"),
        rows.text(0, "tier"));
  }
}
