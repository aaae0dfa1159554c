package org.whalecurve.web.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.whalecurve.flow.weights.Weights;
import org.whalecurve.web.page.Frames;
import org.whalecurve.web.page.Page;
import org.whalecurve.web.page.Redirect;
import org.whalecurve.web.page.Visit;
import org.whalecurve.web.text.Speech;

/** What counts more, and by how much? */
@Controller
public class WeightsPage {
  private static final int HUNDRED = 100;

  private final Frames frames;
  private final Pairwise pairwise;

  WeightsPage(Frames frames, Pairwise pairwise) {
    this.frames = frames;
    this.pairwise = pairwise;
  }

  /** A set of criteria to choose. */
  public record Choice(String key, String title) {}

  /**
   * A slider.
   *
   * @param name of its field
   * @param value from −8, the first counts nine times as much, to 8
   */
  public record Slider(String name, String first, String second, int value) {}

  /** A criterion; shares in percent. */
  public record Line(String title, double weight, double stated) {}

  /** A comparison to look at again. */
  public record Revision(String first, String second, String said, String implied, double ratio) {}

  /** What the comparisons say. */
  public record Judged(List<Line> lines, double ratio, boolean consistent, Revision revision) {}

  @GetMapping("/model/weights")
  View page(Visit visit, @RequestParam(defaultValue = "") String of) {
    Speech speech = visit.speech();
    List<Pairwise.Criteria> all = pairwise.all();
    if (all.isEmpty()) {
      return Page.of("model/weights_none").with("f", frames.plain(visit, "model"));
    }
    Pairwise.Criteria criteria = pairwise.of(of);
    int[][] sliders = sliders(visit, criteria);
    Judged judged = judged(speech, criteria, pairwise.judge(criteria, sliders));
    if (visit.isPartial()) {
      return Page.of("model/judged").with("f", frames.plain(visit, "model")).with("judged", judged);
    }
    return Page.of("model/weights")
        .with("f", frames.plain(visit, "model"))
        .with("choices", all.stream().map(one -> choice(speech, one)).toList())
        .with("of", criteria.key())
        .with("sliders", sliders(speech, criteria, sliders))
        .with("judged", judged);
  }

  @PostMapping("/model/weights")
  View propose(Visit visit, @RequestParam String of) {
    Pairwise.Criteria criteria = pairwise.of(of);
    Draft draft = pairwise.propose(visit, criteria, sliders(visit, criteria));
    return Redirect.to("/model/drafts/" + draft.draftId());
  }

  private static Choice choice(Speech speech, Pairwise.Criteria criteria) {
    String title =
        switch (criteria.key()) {
          case Pairwise.CATEGORIES -> speech.text("model.weights.categories");
          case Pairwise.CARD -> speech.text("model.weights.indicators");
          default -> title(speech, criteria.titles(), criteria.key());
        };
    return new Choice(criteria.key(), title);
  }

  private static String title(Speech speech, Map<String, String> titles, String name) {
    return titles.getOrDefault(speech.language(), titles.getOrDefault("en", name));
  }

  private static String title(Speech speech, Pairwise.Criteria criteria, int i) {
    return title(speech, criteria.shown().get(i), criteria.names().get(i));
  }

  /** As they were sent; where nothing was, as this person left them. */
  private int[][] sliders(Visit visit, Pairwise.Criteria criteria) {
    int[][] sliders = pairwise.kept(visit, criteria);
    for (int i = 0; i < sliders.length; i++) {
      for (int j = i + 1; j < sliders.length; j++) {
        String sent = visit.get(name(i, j));
        if (sent.matches("-?\\d")) sliders[i][j] = Pairwise.inRange(Integer.parseInt(sent));
      }
    }
    return sliders;
  }

  private static String name(int i, int j) {
    return "p_" + i + "_" + j;
  }

  private static List<Slider> sliders(Speech speech, Pairwise.Criteria criteria, int[][] values) {
    List<Slider> sliders = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      for (int j = i + 1; j < values.length; j++) {
        sliders.add(
            new Slider(
                name(i, j), title(speech, criteria, i), title(speech, criteria, j), values[i][j]));
      }
    }
    return sliders;
  }

  private static Judged judged(Speech speech, Pairwise.Criteria criteria, Weights.Judged judged) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < judged.weights().length; i++) {
      lines.add(
          new Line(
              title(speech, criteria, i),
              judged.weights()[i] * HUNDRED,
              criteria.stated()[i] * HUNDRED));
    }
    List<Weights.Revision> revisions = judged.experts().get(0).revisions();
    Revision first =
        judged.consistent() || revisions.isEmpty()
            ? null
            : revision(speech, criteria, revisions.get(0));
    return new Judged(lines, judged.consistencyRatio(), judged.consistent(), first);
  }

  private static Revision revision(Speech speech, Pairwise.Criteria criteria, Weights.Revision r) {
    return new Revision(
        title(speech, criteria, criteria.names().indexOf(r.row())),
        title(speech, criteria, criteria.names().indexOf(r.column())),
        r.value(),
        r.suggested(),
        r.consistencyRatio());
  }
}
