package org.whalecurve.flow;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.whalecurve.engine.Engine;

/** What the engine may use of this machine, unless told otherwise. */
final class Machine {
  private static final double MEMORY_SHARE = 0.7;

  private Machine() {}

  static Engine.Config config(RunPlan.Options options, Path tempFolder) {
    int threads =
        options.threads() > 0 ? options.threads() : Runtime.getRuntime().availableProcessors();
    String memory = options.memory() == null ? memory() : options.memory();
    return new Engine.Config(threads, memory, tempFolder);
  }

  private static String memory() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return Math.round(system.getTotalMemorySize() * MEMORY_SHARE / (1 << 20)) + "MiB";
  }
}
