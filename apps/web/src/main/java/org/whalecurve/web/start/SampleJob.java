package org.whalecurve.web.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.whalecurve.flow.RunPlan;
import org.whalecurve.flow.Runner;
import org.whalecurve.flow.progress.RunProgress;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.samples.TelecomSample;
import org.whalecurve.web.data.ServerOptions;
import org.whalecurve.web.runs.Job;
import org.whalecurve.web.runs.JobKind;
import org.whalecurve.web.runs.JobTicket;

/** Makes the sample company in an empty workspace and runs it. */
@Component
class SampleJob implements JobKind {
  static final String NAME = "sample";
  private static final String LAST = "whalecurve.yaml";

  private final ServerOptions options;

  SampleJob(ServerOptions options) {
    this.options = options;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Object work(Job job, JobTicket ticket) throws IOException {
    Path workspace = options.workspace();
    if (!Files.exists(workspace.resolve(LAST))) {
      Path beside = options.app().resolve("sample.part");
      TelecomSample.write(
          beside,
          TelecomSample.Size.EXAMPLE,
          TelecomSample.SEED,
          (done, total) -> ticket.reach((double) done / total));
      move(beside, workspace);
    }
    RunPlan plan = RunPlan.of(ModelLoader.load(workspace), RunPlan.Options.DEFAULT);
    return Map.of("run", Runner.run(plan, ticket.follow(RunProgress.of(plan))).run());
  }

  /** The file that makes the folder a workspace comes last. */
  private static void move(Path from, Path to) throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> found = Files.walk(from)) {
      found.filter(Files::isRegularFile).forEach(all::add);
    }
    all.sort(Comparator.comparing(file -> file.endsWith(LAST)));
    for (Path file : all) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
