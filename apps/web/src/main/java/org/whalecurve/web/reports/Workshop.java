package org.whalecurve.web.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Makes reports behind the pages, one at a time, since each needs much memory for a moment. What is
 * made stays for an hour; a run never changes, so the same question finds the same file.
 */
@Component
public class Workshop implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(Workshop.class);
  private static final Duration KEPT = Duration.ofHours(1);
  private static final int ORDERS_MAX = 40;

  /** How far an order is. */
  public enum State {
    WAITING,
    BUSY,
    READY,
    FAILED
  }

  /**
   * A report that somebody asked for.
   *
   * @param owner who may take it
   * @param what tells it from others: run, format, language, view
   */
  public record Order(
      String id, String owner, String what, String format, String fileName, Work work) {
    public State state() {
      if (work.failed) return State.FAILED;
      if (work.ended != null) return State.READY;
      return work.began == null ? State.WAITING : State.BUSY;
    }

    public long seconds() {
      return work.began == null ? 0 : Duration.between(work.began, Instant.now()).toSeconds();
    }

    /** Bytes of the file that is ready. */
    public long size() {
      try {
        return Files.size(work.file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Path file() {
      return work.file;
    }
  }

  /** What changes of an order. */
  static final class Work {
    private final Path file;
    private volatile Instant began;
    private volatile Instant ended;
    private volatile boolean failed;
    private Future<?> future;

    private Work(Path file) {
      this.file = file;
    }
  }

  private final ExecutorService bench =
      Executors.newSingleThreadExecutor(
          body -> {
            Thread thread = new Thread(body, "reports");
            thread.setDaemon(true);
            return thread;
          });
  private final List<Order> orders = new ArrayList<>();
  private final Map<String, Long> usual = new ConcurrentHashMap<>();

  /** The order for this report, a new one where there is none that did not fail. */
  synchronized Order order(
      String owner, String what, String format, String fileName, Consumer<Path> making) {
    tidy();
    for (Order order : orders) {
      boolean same = order.owner().equals(owner) && order.what().equals(what);
      if (same && order.state() != State.FAILED) return order;
    }
    Work work = new Work(file(format));
    Order order = new Order(UUID.randomUUID().toString(), owner, what, format, fileName, work);
    orders.add(order);
    work.future = bench.submit(() -> make(order, making));
    return order;
  }

  private void make(Order order, Consumer<Path> making) {
    Work work = order.work();
    work.began = Instant.now();
    try {
      making.accept(work.file);
      usual.put(order.format(), order.seconds());
    } catch (RuntimeException e) {
      LOG.error("report {}", order.what(), e);
      work.failed = true;
    } finally {
      work.ended = Instant.now();
    }
  }

  /** Waits a little: most reports are ready before anybody would look for progress. */
  void await(Order order, Duration atMost) {
    try {
      order.work().future.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.debug("report {} is not ready yet", order.what());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** An order of this user. */
  synchronized Optional<Order> find(String owner, String id) {
    return orders.stream().filter(o -> o.id().equals(id) && o.owner().equals(owner)).findFirst();
  }

  /** Seconds that the last report of this format took. */
  Optional<Long> usual(String format) {
    return Optional.ofNullable(usual.get(format)).filter(seconds -> seconds > 0);
  }

  private void tidy() {
    Instant old = Instant.now().minus(KEPT);
    for (Order order : List.copyOf(orders)) {
      boolean ended = order.work().ended != null;
      boolean over = ended && (order.work().ended.isBefore(old) || orders.size() >= ORDERS_MAX);
      if (over) drop(order);
    }
  }

  private void drop(Order order) {
    orders.remove(order);
    delete(order.file());
    delete(order.file().getParent());
  }

  private static Path file(String format) {
    try {
      return Files.createTempDirectory("whalecurve-report-").resolve("report." + format);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void destroy() {
    bench.shutdownNow();
    for (Order order : List.copyOf(orders)) if (order.work().ended != null) drop(order);
  }
}
