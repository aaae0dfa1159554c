package org.whalecurve.web.scores;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.whalecurve.runs.Reading;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.customers.Titles;
import org.whalecurve.web.page.Frames;
import org.whalecurve.web.page.Page;
import org.whalecurve.web.page.Redirect;
import org.whalecurve.web.page.Visit;

/** Which customers wait for my judgement? */
@Controller
class ScoresPage {
  private static final int ROWS = 100;
  private static final String FIELD = "score_";

  private final Frames frames;
  private final Titles titles;
  private final Judgements judgements;
  private final ScoreScale scale;
  private final ScoreDesk desk;

  ScoresPage(
      Frames frames, Titles titles, Judgements judgements, ScoreScale scale, ScoreDesk desk) {
    this.frames = frames;
    this.titles = titles;
    this.judgements = judgements;
    this.scale = scale;
    this.desk = desk;
  }

  @GetMapping("/scores")
  View list(Visit visit) {
    Reading run = visit.reading();
    ScoreSheet sheet = new ScoreSheet(run);
    int questions = sheet.isThere() ? sheet.indicators().size() : 0;
    Page page =
        Page.of(questions == 0 ? "scores/none" : "scores/list")
            .with("f", frames.plain(visit, "scores"));
    if (questions == 0) return page;
    DueList due = new DueList(run, judgements.lastByCustomer(), scale.lastDay(run.manifest()));
    boolean all = visit.get("show").equals("all") || !visit.get("q").isBlank();
    List<DueList.Line> lines = due.lines(!all, visit.get("q"), ROWS);
    Map<String, String> tiers = new LinkedHashMap<>();
    for (DueList.Line line : lines) {
      if (line.tier() != null) tiers.put(line.tier(), titles.of(visit, "tier", line.tier()));
    }
    return page.with("lines", lines)
        .with("tiers", tiers)
        .with("questions", questions)
        .with("customers", due.all())
        .with("due", due.due())
        .with("all", all);
  }

  @GetMapping("/scores/{customer}")
  View form(Visit visit, @PathVariable String customer) {
    ScoreDesk.check(visit, customer);
    List<Judgements.Entry> entries = judgements.of(customer);
    return Page.of("scores/form")
        .with("f", frames.plain(visit, "scores"))
        .with("id", customer)
        .with("name", name(visit.reading(), customer))
        .with("scale", scale.now())
        .with("questions", new ScoreSheet(visit.reading()).of(customer, entries))
        .with("entries", entries)
        .with("saved", visit.get("saved").equals("1"));
  }

  private static String name(Reading run, String customer) {
    if (!run.has("customer", "name")) return customer;
    Rows row = run.rows("SELECT name FROM {customer} WHERE customer_id = ?", customer);
    String name = row.text(0, "name");
    return name == null || name.isEmpty() ? customer : name;
  }

  @PostMapping("/scores/{customer}")
  View enter(Visit visit, @PathVariable String customer, @RequestParam Map<String, String> form) {
    Map<String, String> said = new LinkedHashMap<>();
    form.forEach(
        (field, text) -> {
          if (field.startsWith(FIELD)) said.put(field.substring(FIELD.length()), text);
        });
    desk.enter(visit, customer, said, form.get("comment"));
    return Redirect.to("/scores/" + Redirect.segment(customer) + "?saved=1");
  }
}
