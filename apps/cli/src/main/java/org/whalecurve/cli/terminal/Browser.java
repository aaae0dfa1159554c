package org.whalecurve.cli.terminal;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Path;

/** Shows a page where there is somebody to see it. */
public final class Browser {
  private Browser() {}

  /** Opens the page; its path has been printed, so a machine without a desktop loses nothing. */
  public static boolean open(Path page) {
    try {
      if (GraphicsEnvironment.isHeadless() || !Desktop.isDesktopSupported()) return false;
      Desktop desktop = Desktop.getDesktop();
      if (!desktop.isSupported(Desktop.Action.BROWSE)) return false;
      desktop.browse(page.toUri());
      return true;
    } catch (IOException | UnsupportedOperationException | LinkageError e) {
      return false;
    }
  }
}
