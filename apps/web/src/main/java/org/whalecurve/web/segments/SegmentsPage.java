package org.whalecurve.web.segments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;
import org.whalecurve.web.page.Answer;
import org.whalecurve.web.page.Frame;
import org.whalecurve.web.page.Frames;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.page.Page;
import org.whalecurve.web.page.Visit;

/** Which kinds of customers do we have, and what do they bring? */
@Controller
class SegmentsPage {
  private static final List<Part> PARTS =
      List.of(
          new Pyramid(),
          new Matrices(),
          new Groups(),
          new Bands(),
          new Rfm(),
          new Cohorts(),
          new Clusters(),
          new Migration());

  private final Frames frames;

  SegmentsPage(Frames frames) {
    this.frames = frames;
  }

  @GetMapping("/segments")
  View page(Visit visit) {
    Frame frame = frames.views(visit, "segments");
    Asked asked = new Asked(frame);
    Part part = part(visit.get("part"));
    List<Frame.Link> parts = new ArrayList<>();
    for (Part one : PARTS) {
      parts.add(new Frame.Link(one.key(), frame.link("/segments", "part", one.key()), one == part));
    }
    return Page.of("segments/page")
        .with("f", frame)
        .with("parts", parts)
        .with(
            "choices",
            part instanceof Chosen chosen ? chosen.choices(asked) : List.<Frame.Link>of())
        .with("answer", part.answer(asked));
  }

  /** The same for programs. */
  @GetMapping("/api/v1/segments/{part}")
  @ResponseBody
  Map<String, Object> api(Visit visit, @PathVariable String part) {
    Answer answer = part(part).answer(new Asked(frames.views(visit, "segments")));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", visit.reading().run());
    json.put("view", visit.viewKey());
    json.put("part", part);
    json.put("rows", answer.rows());
    return json;
  }

  private static Part part(String key) {
    if (key.isEmpty()) return PARTS.get(0);
    return PARTS.stream()
        .filter(part -> part.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new NotFoundException("part " + key));
  }
}
