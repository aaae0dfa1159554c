package org.whalecurve.web.runs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.whalecurve.flow.diff.Difference;
import org.whalecurve.flow.diff.RunDiff;
import org.whalecurve.runs.Manifest;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.page.Frames;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.page.Page;
import org.whalecurve.web.page.Visit;

/** Why are two runs not the same? */
@Controller
public class ComparePage {
  private static final int CUSTOMERS = 25;
  private static final String PROFIT = "full_profit";

  private final Frames frames;
  private final PublishedRuns runs;

  ComparePage(Frames frames, PublishedRuns runs) {
    this.frames = frames;
    this.runs = runs;
  }

  /**
   * A customer whose profit moved.
   *
   * @param why the other lines that changed, the largest change first
   */
  public record Mover(String id, Difference profit, List<Difference> why) {}

  @GetMapping("/runs/compare")
  View page(
      Visit visit,
      @RequestParam(defaultValue = "") String a,
      @RequestParam(defaultValue = "") String b) {
    List<String> names = runs.all().stream().map(Manifest::run).toList();
    if (names.size() < 2) {
      return Page.of("runs/compare_none").with("f", frames.plain(visit, "runs"));
    }
    String before = a.isEmpty() ? names.get(1) : known(names, a);
    String after = b.isEmpty() ? names.get(0) : known(names, b);
    RunDiff diff = RunDiff.of(runs.workspace(), before, after, CUSTOMERS);
    return Page.of("runs/compare")
        .with("f", frames.plain(visit, "runs"))
        .with("names", names)
        .with("diff", diff)
        .with("profit", total(diff, PROFIT))
        .with("movers", movers(diff));
  }

  static String known(List<String> names, String run) {
    if (!names.contains(run)) throw new NotFoundException("run " + run);
    return run;
  }

  private static Difference total(RunDiff diff, String column) {
    return diff.company().stream().filter(d -> d.column().equals(column)).findFirst().orElse(null);
  }

  private static List<Mover> movers(RunDiff diff) {
    Map<String, List<Difference>> byCustomer = new LinkedHashMap<>();
    diff.customers()
        .forEach(d -> byCustomer.computeIfAbsent(d.key(), k -> new ArrayList<>()).add(d));
    List<Mover> movers = new ArrayList<>();
    byCustomer.forEach((id, lines) -> movers.add(mover(id, lines)));
    return movers;
  }

  private static Mover mover(String id, List<Difference> lines) {
    Difference profit =
        lines.stream().filter(d -> d.column().equals(PROFIT)).findFirst().orElse(null);
    List<Difference> why =
        lines.stream()
            .filter(d -> d.change() != null && isCause(d.column()))
            .sorted(Comparator.comparing((Difference d) -> d.change().abs()).reversed())
            .toList();
    return new Mover(id, profit, why);
  }

  /** Not what profit leads to, nor the same line in the other view. */
  private static boolean isCause(String column) {
    return !column.endsWith("_profit")
        && !column.contains("residual_income")
        && !column.startsWith("incremental_");
  }

  /** A value of a difference that is a number; null for text or nothing. */
  public static BigDecimal number(Object value) {
    if (value instanceof BigDecimal number) return number;
    return value instanceof Long whole ? BigDecimal.valueOf(whole) : null;
  }
}
