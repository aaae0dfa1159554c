package org.whalecurve.flow.editing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.whalecurve.intake.Intake;
import org.whalecurve.model.Workspace;

/**
 * What sources look like, kept while somebody writes: opening their heads with every letter would
 * take longer than all the rest. Good as long as size and date of files and folders stay; a run
 * looks again in any case.
 */
final class Inspections {
  private static final int KEPT_MAX = 8;
  private static final Map<Path, Kept> KEPT = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * An inspection.
   *
   * @param sources text of the file that names the sources
   * @param state of everything that was looked at
   */
  private record Kept(String sources, Map<Path, String> state, Intake intake) {
    boolean isGood() {
      return state.entrySet().stream().allMatch(e -> e.getValue().equals(now(e.getKey())));
    }
  }

  private Inspections() {}

  /**
   * The sources of a workspace.
   *
   * @throws org.whalecurve.kernel.ProblemException with every problem of every source
   */
  static Intake of(Workspace workspace) {
    Path folder = workspace.folder().toAbsolutePath().normalize();
    String sources = workspace.files().get("whalecurve.yaml");
    Kept known = known(folder);
    if (known != null && known.sources().equals(sources) && known.isGood()) return known.intake();
    Intake intake = Intake.inspect(workspace);
    keep(folder, new Kept(sources, state(folder, intake), intake));
    return intake;
  }

  private static synchronized Kept known(Path folder) {
    return KEPT.get(folder);
  }

  private static synchronized void keep(Path folder, Kept kept) {
    KEPT.put(folder, kept);
    if (KEPT.size() > KEPT_MAX) KEPT.remove(KEPT.keySet().iterator().next());
  }

  /** Folders too, so that a new file is noticed. */
  private static Map<Path, String> state(Path folder, Intake intake) {
    Set<Path> all = new LinkedHashSet<>(Set.of(folder));
    for (Path file : intake.files()) {
      Path at = file.toAbsolutePath().normalize();
      all.add(at);
      all.add(at.getParent());
      while (at.startsWith(folder) && !at.equals(folder)) {
        at = at.getParent();
        all.add(at);
      }
    }
    Map<Path, String> state = new LinkedHashMap<>();
    all.forEach(path -> state.put(path, now(path)));
    return state;
  }

  private static String now(Path path) {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      String size = now.isDirectory() ? "folder" : Long.toString(now.size());
      return size + " " + now.lastModifiedTime();
    } catch (IOException e) {
      return "gone";
    }
  }
}
