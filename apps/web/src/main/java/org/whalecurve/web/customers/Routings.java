package org.whalecurve.web.customers;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.whalecurve.runs.RunReader;
import org.whalecurve.runs.route.Routing;
import org.whalecurve.web.data.PublishedRuns;

/**
 * Answers for contact centres: one index for each of the last runs asked for, built once, aside, so
 * that nobody who asks for something else waits.
 */
@Component
class Routings implements DisposableBean {
  private static final int OPEN_MAX = 2;

  private final PublishedRuns runs;
  private final ExecutorService builder =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "routing index");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<String, CompletableFuture<Optional<Routing>>> open = new LinkedHashMap<>();

  Routings(PublishedRuns runs) {
    this.runs = runs;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    runs.latest().ifPresent(this::index);
  }

  /** Empty where the run's model has no strategy. Waits for an index that is being built. */
  Optional<Routing> of(String run) {
    return index(run).join();
  }

  private synchronized CompletableFuture<Optional<Routing>> index(String run) {
    CompletableFuture<Optional<Routing>> known = open.get(run);
    if (known != null && !known.isCompletedExceptionally()) return known;
    CompletableFuture<Optional<Routing>> made =
        CompletableFuture.supplyAsync(() -> build(run), builder);
    open.put(run, made);
    Iterator<CompletableFuture<Optional<Routing>>> eldest = open.values().iterator();
    while (open.size() > OPEN_MAX) {
      // Its file is deleted when nobody can be asking any more: at the end.
      closing.add(eldest.next());
      eldest.remove();
    }
    return made;
  }

  private final java.util.List<CompletableFuture<Optional<Routing>>> closing =
      new java.util.ArrayList<>();

  private Optional<Routing> build(String run) {
    try (RunReader reader = RunReader.open(runs.engine(), runs.store().folder(run))) {
      return Routing.canAnswer(reader) ? Optional.of(Routing.of(reader)) : Optional.empty();
    }
  }

  @Override
  public synchronized void destroy() {
    builder.shutdown();
    closing.addAll(open.values());
    for (CompletableFuture<Optional<Routing>> one : closing) {
      if (one.isDone() && !one.isCompletedExceptionally()) one.join().ifPresent(Routing::close);
    }
  }
}
