package org.whalecurve.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What visitors saw in a while.
 *
 * @param cpuSeconds of the server's process in this while
 * @param residentBytes memory of the server's process at the end, its largest so far
 */
record Load(List<Visitor.Answer> answers, double seconds, double cpuSeconds, long residentBytes) {
  private static final double GOAL_MS = 200;

  /** Every visitor pauses, asks, pauses, asks. */
  static Load run(List<Visitor> visitors, int seconds, ProcessHandle server)
      throws IOException, InterruptedException {
    ConcurrentLinkedQueue<Visitor.Answer> answers = new ConcurrentLinkedQueue<>();
    double cpu = cpuSeconds(server);
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    List<Thread> threads = new ArrayList<>();
    for (Visitor visitor : visitors) threads.add(new Thread(() -> visit(visitor, end, answers)));
    threads.forEach(Thread::start);
    for (Thread thread : threads) thread.join();
    double taken = (System.nanoTime() - start) / 1e9;
    return new Load(
        List.copyOf(answers), taken, cpuSeconds(server) - cpu, Measured.residentPeak(server.pid()));
  }

  private static double cpuSeconds(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
  }

  private static void visit(
      Visitor visitor, long end, ConcurrentLinkedQueue<Visitor.Answer> answers) {
    try {
      while (true) {
        long pause = visitor.pauseMillis();
        if (System.nanoTime() + pause * 1_000_000L > end) return;
        Thread.sleep(pause);
        answers.add(visitor.next());
      }
    } catch (IOException e) {
      answers.add(new Visitor.Answer("broken", 0, 0, 0));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long errors() {
    return answers.stream().filter(a -> a.status() != 200).count();
  }

  boolean isGood() {
    return errors() == 0 && percentile(answers, 95) < GOAL_MS;
  }

  private static double percentile(List<Visitor.Answer> answers, int percent) {
    double[] sorted = answers.stream().mapToDouble(Visitor.Answer::millis).sorted().toArray();
    return sorted[(int) Math.min(sorted.length - 1, (long) sorted.length * percent / 100)];
  }

  String text(int users, long customers) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%d users, %,d customers: %,d requests in %.0f s (%.1f per second), %d not answered with 200; server %.1f CPU s, at most %.2f GB%n",
            users,
            customers,
            answers.size(),
            seconds,
            answers.size() / seconds,
            errors(),
            cpuSeconds,
            residentBytes / 1e9));
    TreeMap<String, List<Visitor.Answer>> kinds = new TreeMap<>();
    answers.forEach(a -> kinds.computeIfAbsent(a.kind(), k -> new ArrayList<>()).add(a));
    kinds.forEach((kind, list) -> text.append(line(kind, list)));
    return text.append(line("all", answers)).toString();
  }

  private static String line(String kind, List<Visitor.Answer> list) {
    return String.format(
        Locale.ROOT,
        "%-10s %6d   p50 %7.1f ms   p95 %7.1f ms   p99 %7.1f ms   max %7.1f ms%n",
        kind,
        list.size(),
        percentile(list, 50),
        percentile(list, 95),
        percentile(list, 99),
        percentile(list, 100));
  }
}
