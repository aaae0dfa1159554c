package org.whalecurve.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;

/** Entry point of the command line. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    PrintWriter out = utf8(FileDescriptor.out);
    PrintWriter err = utf8(FileDescriptor.err);
    int code = run(args, out, err);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /**
   * Runs one command.
   *
   * @return 0 fine, 1 problem in the user's input, 2 usage, 3 internal or resources
   */
  static int run(String[] args, PrintWriter out, PrintWriter err) {
    Failures failures = new Failures(List.of(args), err);
    CommandLine line = new CommandLine(new Whalecurve(out, err));
    line.setOut(out).setErr(err);
    line.setParameterExceptionHandler(failures::usage);
    line.setExecutionExceptionHandler(failures::failed);
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(100);
    return line.execute(args);
  }

  /** UTF-8 whatever the machine's locale: names are Chinese as often as not. */
  private static PrintWriter utf8(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
  }
}
