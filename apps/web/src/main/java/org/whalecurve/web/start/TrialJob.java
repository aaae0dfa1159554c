package org.whalecurve.web.start;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.whalecurve.flow.Rehearsal;
import org.whalecurve.flow.RunPlan;
import org.whalecurve.flow.progress.RunProgress;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.web.runs.Job;
import org.whalecurve.web.runs.JobKind;
import org.whalecurve.web.runs.JobTicket;

/** Reads the uploads as a run would, and says what is taken and what is not. */
@Component
public class TrialJob implements JobKind {
  static final String NAME = "trial";

  private final FirstFiles files;

  TrialJob(FirstFiles files) {
    this.files = files;
  }

  /** What came out. */
  public record Outcome(List<FileOutcome> files, List<Refusal> refusals) {
    public long accepted() {
      return files.stream().mapToLong(FileOutcome::accepted).sum();
    }

    public long rejected() {
      return files.stream().mapToLong(FileOutcome::rejected).sum();
    }
  }

  /** One file of one input table. */
  public record FileOutcome(
      String table,
      String file,
      long read,
      long accepted,
      long rejected,
      Map<String, BigDecimal> totals) {}

  /** Rows refused for one reason. */
  public record Refusal(
      String table,
      String column,
      String reason,
      long rows,
      String file,
      long line,
      String value) {}

  /** A file as the person knows it who has brought it. */
  public static String name(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Object work(Job job, JobTicket ticket) {
    RunPlan plan =
        RunPlan.of(ModelLoader.load(files.workspace(), files.texts()), RunPlan.Options.DEFAULT);
    Rehearsal.Result result = Rehearsal.of(plan, ticket.follow(RunProgress.ofRehearsal(plan)));
    return new Outcome(
        result.files().stream().map(TrialJob::file).toList(),
        result.rejects().stream().map(TrialJob::refusal).toList());
  }

  private static FileOutcome file(Rehearsal.SourceFile f) {
    return new FileOutcome(
        f.source(), f.file(), f.rowsRead(), f.accepted(), f.rejected(), f.totals());
  }

  private static Refusal refusal(Rehearsal.Reject r) {
    return new Refusal(r.source(), r.column(), r.reason(), r.rows(), r.file(), r.line(), r.value());
  }
}
