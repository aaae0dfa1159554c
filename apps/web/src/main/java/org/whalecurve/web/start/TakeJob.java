package org.whalecurve.web.start;

import java.util.List;
import org.springframework.stereotype.Component;
import org.whalecurve.flow.Appending;
import org.whalecurve.flow.RunPlan;
import org.whalecurve.flow.progress.RunProgress;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.model.Workspace;
import org.whalecurve.web.runs.Job;
import org.whalecurve.web.runs.JobKind;
import org.whalecurve.web.runs.JobTicket;

/** Takes the uploads into a workspace that knows files like them. */
@Component
public class TakeJob implements JobKind {
  static final String NAME = "take";

  private final FirstFiles files;
  private final Uploads uploads;

  TakeJob(FirstFiles files, Uploads uploads) {
    this.files = files;
    this.uploads = uploads;
  }

  /** What was taken. */
  public record Outcome(List<Taken> files) {}

  /** A file and where it lies now. */
  public record Taken(String file, String target, long accepted, long rejected) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Object work(Job job, JobTicket ticket) {
    Workspace workspace = ModelLoader.load(files.workspace());
    RunPlan.Options options = RunPlan.Options.DEFAULT;
    RunProgress progress = ticket.follow(RunProgress.ofRehearsal(RunPlan.of(workspace, options)));
    List<Taken> taken =
        Appending.take(workspace, uploads.paths(), null, options, progress).stream()
            .map(TakeJob::taken)
            .toList();
    uploads.all().forEach(upload -> uploads.remove(upload.uploadId()));
    return new Outcome(taken);
  }

  private static Taken taken(Appending.Taken t) {
    return new Taken(
        java.nio.file.Path.of(t.file()).getFileName().toString(),
        t.target(),
        t.tables().stream().mapToLong(Appending.Counted::accepted).sum(),
        t.tables().stream().mapToLong(Appending.Counted::rejected).sum());
  }
}
