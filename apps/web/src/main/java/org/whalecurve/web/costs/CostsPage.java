package org.whalecurve.web.costs;

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

/** Where does the ledger go, and what does each piece of work cost? For the company only. */
@Controller
class CostsPage {
  private static final List<String> PARTS =
      List.of("flow", "activities", "resources", "pools", "balance");

  private final Frames frames;
  private final Traces traces;

  CostsPage(Frames frames, Traces traces) {
    this.frames = frames;
    this.traces = traces;
  }

  @GetMapping("/costs")
  View page(Visit visit) {
    Frame frame = frames.views(visit, "costs");
    String part = visit.get("part").isEmpty() ? "flow" : visit.get("part");
    List<Frame.Link> parts = new ArrayList<>();
    for (String one : PARTS) {
      parts.add(new Frame.Link(one, frame.link("/costs", "part", one), one.equals(part)));
    }
    return Page.of("costs/page")
        .with("f", frame)
        .with("parts", parts)
        .with("answer", answer(new Asked(frame), part));
  }

  /** The same for programs; account, node and row take {@code name}, row also {@code line}. */
  @GetMapping("/api/v1/costs/{part}")
  @ResponseBody
  Map<String, Object> api(Visit visit, @PathVariable String part) {
    Answer answer = answer(new Asked(frames.views(visit, "costs")), part);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", visit.reading().run());
    json.put("view", visit.viewKey());
    json.put("part", part);
    json.put("rows", answer.rows());
    return json;
  }

  private Answer answer(Asked asked, String part) {
    if (!asked.run().isCompany()) throw new NotFoundException("costs");
    return switch (part) {
      case "flow" -> Flow.answer(asked, traces);
      case "activities" -> Lists.activities(asked);
      case "resources" -> Lists.resources(asked);
      case "pools" -> Lists.pools(asked);
      case "balance" -> Lists.balance(asked);
      case "account" -> Details.account(asked);
      case "node" -> Details.node(asked);
      case "row" -> Details.row(asked, traces);
      default -> throw new NotFoundException("part " + part);
    };
  }
}
