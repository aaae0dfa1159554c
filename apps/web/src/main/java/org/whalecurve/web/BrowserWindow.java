package org.whalecurve.web;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Opens an address in the browser of this desktop, where there is one. */
final class BrowserWindow {
  private BrowserWindow() {}

  static void open(String address) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    boolean desktop = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    List<String> command = desktop ? List.of("xdg-open", address) : List.of();
    if (system.contains("mac")) command = List.of("open", address);
    if (system.contains("win")) {
      command = List.of("rundll32", "url.dll,FileProtocolHandler", address);
    }
    if (command.isEmpty()) return;
    try {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      // No desktop: the address stands on the console.
    }
  }
}
