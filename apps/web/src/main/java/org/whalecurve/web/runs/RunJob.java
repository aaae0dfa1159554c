package org.whalecurve.web.runs;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.whalecurve.flow.RunPlan;
import org.whalecurve.flow.Runner;
import org.whalecurve.flow.progress.RunProgress;
import org.whalecurve.intake.conform.Conform;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.model.Workspace;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.StepCache;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.scores.Judgements;

/** Computes everything from the files and publishes it. */
@Component
public class RunJob implements JobKind {
  public static final String NAME = "run";

  private final PublishedRuns runs;
  private final Judgements judgements;

  RunJob(PublishedRuns runs, Judgements judgements) {
    this.runs = runs;
    this.judgements = judgements;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Object work(Job job, JobTicket ticket) {
    Path folder = runs.workspace();
    judgements.writeFile(lastDay(ModelLoader.load(folder)).toString());
    RunPlan plan = RunPlan.of(ModelLoader.load(folder), options(job));
    Manifest made = Runner.run(plan, ticket.follow(RunProgress.of(plan)));
    return Map.of("run", made.run());
  }

  private static RunPlan.Options options(Job job) {
    Conform.Range range = new Conform.Range(given(job, "from"), given(job, "to"));
    boolean fresh = job.setting("fresh").equals("true");
    return new RunPlan.Options(range, null, 0, null, fresh, StepCache.DEFAULT_LIMIT_BYTES);
  }

  private static String given(Job job, String name) {
    String value = job.setting(name);
    return value.isEmpty() ? null : value;
  }

  /** Of the data, as the newest run knows them. */
  private LocalDate lastDay(Workspace workspace) {
    List<String> periods = runs.all().stream().findFirst().map(Manifest::periods).orElse(List.of());
    if (periods.isEmpty()) return LocalDate.now(Clock.systemDefaultZone());
    return workspace.calendar().lastDay(periods.get(periods.size() - 1));
  }
}
