package org.whalecurve.web.site;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.whalecurve.web.Server;

/** The application in a process of its own, which can be killed as a loss of power would. */
public final class Forked implements AutoCloseable {
  private final Process process;
  private final String link;

  private Forked(Process process, String link) {
    this.process = process;
    this.link = link;
  }

  /** What the process does. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    System.exit(new Server().run(out, out, arguments));
  }

  /** Starts it, and waits until it answers. */
  public static Forked on(Path folder) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Forked.class.getName(),
            "--workspace",
            folder.toString());
    try {
      Process process = builder.redirectErrorStream(true).start();
      return new Forked(process, link(process));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String link(Process process) throws IOException {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    List<String> said = new java.util.ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      if (line.startsWith("Whalecurve: ")) return line.substring("Whalecurve: ".length());
    }
    throw new IllegalStateException("did not start: " + said);
  }

  /** Somebody who has come in by the link. */
  public Caller caller() {
    return Caller.welcomed(link);
  }

  /** Without a chance to end anything. */
  public void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
