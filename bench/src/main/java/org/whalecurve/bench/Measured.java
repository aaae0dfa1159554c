package org.whalecurve.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A command that ran as a process of its own, start of the JVM included.
 *
 * @param seconds by the clock
 * @param cpuSeconds of all threads; as of the last look, a twentieth of a second before the end
 * @param peakBytes largest resident memory; 0 where the system does not tell
 */
record Measured(double seconds, double cpuSeconds, long peakBytes) {

  /** A command that starts a main class of this class path as users start the program. */
  static List<String> java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xmx1g"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(arguments));
    return command;
  }

  /** The middle one of several. */
  static double median(List<Measured> all, ToDoubleFunction<Measured> figure) {
    double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  String line(String name, long lines) {
    return String.format(
        Locale.ROOT,
        "%-10s %8.1f s  %8.1f CPU s  %6.2f GB peak  %6.2f us per line",
        name,
        seconds,
        cpuSeconds,
        peakBytes / 1e9,
        seconds / lines * 1e6);
  }

  /** Runs a command; its output goes to the file. */
  static Measured run(List<String> command, Path folder, Path output)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    Duration cpu = Duration.ZERO;
    long peak = 0;
    while (process.isAlive()) {
      cpu = process.info().totalCpuDuration().orElse(cpu);
      peak = Math.max(peak, residentPeak(process.pid()));
      Thread.sleep(50);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.waitFor() != 0) {
      throw new IllegalStateException(
          String.join(" ", command) + " failed:\n" + Files.readString(output));
    }
    return new Measured(seconds, cpu.toMillis() / 1000.0, peak);
  }

  static long residentPeak(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException gone) {
      return 0;
    }
  }
}
