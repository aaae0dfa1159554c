package org.whalecurve.web.runs;

import java.util.List;
import org.springframework.stereotype.Component;
import org.whalecurve.flow.RunPlan;
import org.whalecurve.flow.Verification;
import org.whalecurve.flow.progress.RunProgress;
import org.whalecurve.web.data.PublishedRuns;

/** Builds a published run again and compares it table by table. */
@Component
public class VerifyJob implements JobKind {
  static final String NAME = "verify";

  private final PublishedRuns runs;

  VerifyJob(PublishedRuns runs) {
    this.runs = runs;
  }

  /**
   * What came out.
   *
   * @param sameEngine whether bytes were compared, not only contents
   */
  public record Outcome(String run, boolean sameEngine, boolean equal, List<TableOutcome> tables) {}

  /**
   * One table.
   *
   * @param difference in words; empty where there is none
   */
  public record TableOutcome(String table, String difference) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Object work(Job job, JobTicket ticket) {
    String run = job.setting("run");
    RunProgress progress = ticket.follow(RunProgress.ofVerification(runs.store().manifest(run)));
    Verification.Result result =
        Verification.of(runs.workspace(), run, RunPlan.Options.DEFAULT, progress);
    List<TableOutcome> tables =
        result.tables().stream().map(t -> new TableOutcome(t.table(), t.difference())).toList();
    return new Outcome(result.run(), result.sameEngine(), result.equal(), tables);
  }
}
