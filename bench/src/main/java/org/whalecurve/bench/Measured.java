package org.whalecurve.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A command that ran as a process of its own, start of the JVM included.
 *
 * @param seconds by the clock
 * @param cpuSeconds of all threads; as of the last look, a twentieth of a second before the end
 * @param peakBytes largest resident memory; 0 where the system does not tell
 */
record Measured(double seconds, double cpuSeconds, long peakBytes) {

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

  private static long residentPeak(long pid) {
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
