package org.whalecurve.flow;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whalecurve.engine.Session;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads all sources as a run would, in a temporary folder, and publishes nothing. */
public final class Rehearsal {
  private static final Set<String> KEPT = Set.of("quality", "reject");

  private Rehearsal() {}

  /**
   * What a run would read.
   *
   * @param files one per source file, in the order of tables and names
   * @param rejects why rows were not taken, most frequent first
   */
  public record Result(List<SourceFile> files, List<Reject> rejects) {}

  /**
   * A file of a source.
   *
   * @param source input table
   * @param controlTotals sums of the numeric columns over the rows taken, as JSON
   */
  public record SourceFile(
      String source,
      String file,
      long rowsRead,
      long accepted,
      long rejected,
      long overlapping,
      long filtered,
      String controlTotals) {

    /** The control totals by column. */
    public Map<String, BigDecimal> totals() {
      Map<String, BigDecimal> totals = new LinkedHashMap<>();
      if (controlTotals == null || controlTotals.isBlank()) return totals;
      JsonMapper.shared()
          .reader()
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .readTree(controlTotals)
          .properties()
          .forEach(e -> totals.put(e.getKey(), e.getValue().decimalValue()));
      return totals;
    }
  }

  /**
   * Rows of one source refused for one reason.
   *
   * @param kind {@code rejected} or {@code overlap}
   * @param line line of the first of them in {@code file}
   * @param value value of the first
   */
  public record Reject(
      String source,
      String kind,
      String column,
      String reason,
      long rows,
      String file,
      long line,
      String value) {}

  /**
   * Rehearses a plan.
   *
   * @throws org.whalecurve.kernel.ProblemException where a source cannot be read at all
   */
  public static Result of(RunPlan plan, RunListener listener) {
    Path work = Folders.temp("whalecurve-check-");
    try (Session session =
        plan.engine().open(Machine.config(plan.options(), work.resolve("spill")))) {
      RunPlan reading = plan.intakeOnly();
      new Execution(
              reading.steps(),
              session,
              StepStore.of(work),
              new Identities("", step -> ""),
              work.resolve("scratch"),
              KEPT,
              listener)
          .run();
      return new Result(files(session), rejects(session));
    } finally {
      Folders.delete(work);
    }
  }

  private static List<SourceFile> files(Session session) {
    return session
        .query(
            "SELECT source, file, rows_read, accepted, rejected, overlapping, filtered,"
                + " control_totals FROM quality ORDER BY source, file")
        .stream()
        .map(
            r ->
                new SourceFile(
                    r.text(0),
                    r.text(1),
                    r.integer(2),
                    r.integer(3),
                    r.integer(4),
                    r.integer(5),
                    r.integer(6),
                    r.text(7)))
        .toList();
  }

  /**
   * Reasons that name lines differ from row to row, so numbers in them are left out of the group.
   */
  private static List<Reject> rejects(Session session) {
    String reason = "regexp_replace(reason, ', line [0-9]+$|in line [0-9]+$', '')";
    return session
        .query(
            "WITH r AS (SELECT *, %s AS why, row_number() OVER (PARTITION BY source, kind, \"column\", %s ORDER BY file, line) AS n, count(*) OVER (PARTITION BY source, kind, \"column\", %s) AS times FROM reject) SELECT source, kind, \"column\", why, times, file, line, value FROM r WHERE n = 1 ORDER BY times DESC, source, file, line"
                .formatted(reason, reason, reason))
        .stream()
        .map(
            r ->
                new Reject(
                    r.text(0),
                    r.text(1),
                    r.text(2),
                    r.text(3),
                    r.integer(4),
                    r.text(5),
                    r.integer(6),
                    r.text(7)))
        .toList();
  }
}
