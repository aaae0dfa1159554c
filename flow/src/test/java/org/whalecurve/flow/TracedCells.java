package org.whalecurve.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.RunReader;
import org.whalecurve.runs.trace.Explanation;
import org.whalecurve.runs.trace.Place;
import org.whalecurve.runs.trace.Question;
import org.whalecurve.runs.trace.Trace;
import org.whalecurve.runs.trace.TraceStep;
import org.whalecurve.runs.trace.View;

/**
 * Explains random cells of a run: every stage sums to the cell, and the ledger stage ends in lines
 * of the workspace's files that say the row's amount. The seed is printed; {@code
 * -Dwhalecurve.seed} sets it.
 */
final class TracedCells {
  private final Path workspace;
  private final RunReader run;
  private final Map<String, List<String>> files = new HashMap<>();

  private TracedCells(Path workspace, RunReader run) {
    this.workspace = workspace;
    this.run = run;
  }

  static void check(Path workspace, RunReader run, int cells) {
    long seed = Long.getLong("whalecurve.seed", System.nanoTime() % 1_000_000);
    System.out.println(
        run.manifest().company() + ": " + cells + " random cells traced, seed " + seed);
    new TracedCells(workspace, run).check(cells, new Random(seed), seed);
  }

  private void check(int count, Random random, long seed) {
    Trace trace = Trace.of(run);
    long all = run.query("SELECT count(*) AS n FROM activity_cost").whole(0, "n");
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) numbers.add(Long.toString(random.nextLong(all)));
    Rows cells =
        run.query(
            "SELECT * FROM (SELECT *, row_number() OVER (ORDER BY period, customer_id, product_id, activity) - 1 AS n FROM activity_cost) WHERE n IN ("
                + String.join(", ", numbers)
                + ")");
    assertThat(cells.size()).isPositive();
    for (int i = 0; i < cells.size(); i++) check(trace, cells, i, random.nextInt(4) > 0, seed);
  }

  private void check(Trace trace, Rows cells, int i, boolean full, long seed) {
    Question question =
        new Question(
            cells.text(i, "customer_id"),
            cells.text(i, "activity"),
            cells.text(i, "product_id"),
            cells.text(i, "period"),
            full ? View.FULL : View.INCREMENTAL);
    Explanation found = trace.explain(question);
    BigDecimal cell = cells.decimal(i, full ? "full_cost" : "incremental_cost");
    assertThat(found.amount()).as("%s, seed %d", question, seed).isEqualByComparingTo(cell);
    for (String stage :
        List.of(TraceStep.ACTIVITY, TraceStep.INPUT, TraceStep.POOL, TraceStep.LEDGER)) {
      List<TraceStep> steps = found.stage(stage);
      if (stage.equals(TraceStep.INPUT) && steps.isEmpty()) continue;
      assertThat(sum(steps)).as("%s %s, seed %d", question, stage, seed).isEqualByComparingTo(cell);
    }
    for (TraceStep step : found.stage(TraceStep.LEDGER)) checkLine(question + " " + seed, step);
  }

  private static BigDecimal sum(List<TraceStep> steps) {
    return steps.stream().map(TraceStep::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The line says the amount as a number, as accounts exported from a ledger do. */
  private void checkLine(String described, TraceStep step) {
    assertThat(step.places()).as(described).isNotEmpty();
    Place place = step.places().get(0);
    String line = lines(place.file()).get((int) place.line() - 1);
    boolean said =
        List.of(line.split("[,;\t\"]")).stream()
            .filter(text -> text.matches("-?\\d+(\\.\\d+)?"))
            .anyMatch(text -> new BigDecimal(text).compareTo(step.row().originalAmount()) == 0);
    assertThat(said).as("%s: %s says %s", described, place, line).isTrue();
  }

  private List<String> lines(String file) {
    return files.computeIfAbsent(file, f -> read(workspace.resolve(f)));
  }

  private static List<String> read(Path file) {
    try (InputStream in = Files.newInputStream(file);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(
                    file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in,
                    StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
