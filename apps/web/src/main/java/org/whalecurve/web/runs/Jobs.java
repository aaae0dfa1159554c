package org.whalecurve.web.runs;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.whalecurve.flow.RunCancelledException;
import org.whalecurve.flow.StepFailedException;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.runs.WorkspaceBusyException;
import org.whalecurve.web.data.ServerOptions;
import org.whalecurve.web.store.Audit;

/**
 * Does jobs, one after the other. A job is on disk before anybody is told of it; what was not ended
 * when the server stopped, however it stopped, is done when it starts again.
 */
@Component
public class Jobs implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final long LAST = -1;
  private static final long STOP_SECONDS = 4;

  private record Current(long id, JobTicket ticket) {}

  private final JobStore store;
  private final Audit audit;
  private final String folder;
  private final Map<String, JobKind> kinds;
  private final BlockingQueue<Long> queue = new LinkedBlockingQueue<>();
  private volatile Current current;
  private volatile boolean stopping;
  private volatile Thread worker;

  Jobs(JobStore store, Audit audit, List<JobKind> kinds, ServerOptions options) {
    this.store = store;
    this.folder = options.workspace().toString() + "/";
    this.audit = audit;
    this.kinds = kinds.stream().collect(Collectors.toMap(JobKind::name, Function.identity()));
  }

  /** Asks for a job; it is on disk when this returns. */
  public Job submit(String kind, String author, Map<String, ?> settings) {
    if (!kinds.containsKey(kind)) throw new IllegalArgumentException(kind);
    Job job = store.add(kind, author, Job.json(settings));
    queue.add(job.jobId());
    return job;
  }

  /** Asks a job to stop; false where it has ended already. */
  public boolean cancel(long id, String author) {
    boolean waiting = store.cancelQueued(id);
    Current now = current;
    boolean working = now != null && now.id() == id;
    if (working) now.ticket().cancel();
    if (waiting || working) audit.record(author, "job cancel", "job " + id, "");
    return waiting || working;
  }

  public Optional<Job> find(long id) {
    return store.find(id);
  }

  /** Jobs that are not ended, the one at work first. */
  public List<Job> open() {
    return store.open();
  }

  /** The newest jobs first. */
  public List<Job> latest(int count) {
    return store.latest(count);
  }

  /** The newest of a kind that bears a text in its settings or its result. */
  public Optional<Job> latest(String kind, String text) {
    return store.latest(kind, text);
  }

  /** A job as a page shows it. */
  public Progress progress(Job job) {
    return Progress.of(job, ticket(job.jobId()));
  }

  /** How a job goes that is at work. */
  public Optional<JobTicket> ticket(long id) {
    Current now = current;
    return now != null && now.id() == id ? Optional.of(now.ticket()) : Optional.empty();
  }

  @Override
  public void start() {
    store.queueAgain();
    store.open().forEach(job -> queue.add(job.jobId()));
    worker = new Thread(this::loop, "jobs");
    worker.setDaemon(true);
    worker.start();
  }

  @Override
  public boolean isRunning() {
    return worker != null && worker.isAlive();
  }

  /** The job at work stays in the store as it is: the next start goes on with it. */
  @Override
  public void stop() {
    stopping = true;
    queue.add(LAST);
    Current now = current;
    if (now != null) now.ticket().cancel();
    try {
      worker.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop() {
    try {
      while (!stopping) {
        long id = queue.take();
        if (!stopping && id != LAST && store.begin(id)) work(store.find(id).orElseThrow());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(Job job) {
    JobTicket ticket = new JobTicket();
    current = new Current(job.jobId(), ticket);
    try {
      end(job, ticket, "done", kinds.get(job.kind()).work(job, ticket));
    } catch (RunCancelledException e) {
      end(job, ticket, "cancelled", Map.of());
    } catch (ProblemException e) {
      failed(job, ticket, e.problems());
    } catch (WorkspaceBusyException e) {
      failed(job, ticket, List.of(e.problem()));
    } catch (StepFailedException e) {
      LOG.error("Job {} failed", job.jobId(), e);
      fault(job, ticket, new Job.Fault(e.step(), e.getMessage(), e.remedy()));
    } catch (IOException | RuntimeException | Error e) {
      LOG.error("Job {} failed", job.jobId(), e);
      fault(job, ticket, new Job.Fault("", String.valueOf(e.getMessage()), ""));
    } finally {
      current = null;
    }
  }

  private void failed(Job job, JobTicket ticket, List<Problem> problems) {
    fault(
        job,
        ticket,
        problems.stream()
            .map(p -> new Job.Fault(place(p), p.message(), p.remedy()))
            .toArray(Job.Fault[]::new));
  }

  /** As it is called inside the workspace. */
  private String place(Problem problem) {
    return problem.place().toString().replace(folder, "");
  }

  private void fault(Job job, JobTicket ticket, Job.Fault... faults) {
    end(job, ticket, "failed", Map.of("problems", List.of(faults)));
  }

  /** What ends because the server does has not ended. */
  private void end(Job job, JobTicket ticket, String state, Object result) {
    if (stopping && !state.equals("done")) return;
    store.end(job.jobId(), state, Job.json(result), ticket.log());
  }
}
