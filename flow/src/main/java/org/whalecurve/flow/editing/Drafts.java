package org.whalecurve.flow.editing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.flow.RunPlan;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.model.Workspace;

/**
 * Texts of model files that are not in force yet: checked as if they were, compared, and put into
 * force. Files go by their path in the workspace, {@code whalecurve.yaml} or {@code
 * model/cost.yaml}; of those in {@code model} the name alone is enough.
 */
public final class Drafts {
  private Drafts() {}

  /** What becomes of a line. */
  public enum Change {
    SAME,
    REMOVED,
    ADDED
  }

  /**
   * A line of a comparison.
   *
   * @param before its number in the first text, from 1; 0 where it is not there
   * @param after its number in the second text; 0 where it is not there
   */
  public record Line(Change change, int before, int after, String text) {}

  /**
   * Every problem that the workspace would have with these texts in place of its files; none where
   * a run could begin. Sources are opened for their headers only; nothing is written.
   */
  public static List<Problem> check(Path workspace, Map<String, String> texts) {
    try {
      Workspace draft = ModelLoader.load(workspace, byPath(texts));
      RunPlan.of(draft, RunPlan.Options.DEFAULT, Inspections.of(draft));
      return List.of();
    } catch (ProblemException e) {
      return e.problems();
    }
  }

  /** Two texts line by line, with as few changes as there can be. */
  public static List<Line> diff(String before, String after) {
    return LineDiff.of(before, after);
  }

  /**
   * Puts texts into force. Each file is there as a whole, the old one or the new one, whatever
   * happens; none is touched before all are on disk.
   *
   * @throws ProblemException where the workspace would have a problem with them
   */
  public static void approve(Path workspace, Map<String, String> texts) {
    List<Problem> problems = check(workspace, texts);
    if (!problems.isEmpty()) throw new ProblemException(problems);
    write(workspace, texts);
  }

  /** The same without looking at what the texts say: for a first model that is to be mended. */
  public static void write(Path workspace, Map<String, String> texts) {
    Map<Path, Path> beside = new LinkedHashMap<>();
    try {
      try {
        for (Map.Entry<String, String> text : byPath(texts).entrySet()) {
          Path file = workspace.resolve(text.getKey());
          beside.put(writeBeside(file, text.getValue()), file);
        }
        for (Map.Entry<Path, Path> move : beside.entrySet()) {
          Files.move(move.getKey(), move.getValue(), StandardCopyOption.ATOMIC_MOVE);
          syncFolder(move.getValue().getParent());
        }
      } finally {
        for (Path left : beside.keySet()) Files.deleteIfExists(left);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path writeBeside(Path file, String text) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path beside = Files.createTempFile(folder, "." + file.getFileName(), ".new");
    try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) channel.write(bytes);
      channel.force(true);
    }
    return beside;
  }

  /** So that the new name survives a loss of power; not every system can. */
  private static void syncFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return;
    }
  }

  private static Map<String, String> byPath(Map<String, String> texts) {
    Map<String, String> all = new LinkedHashMap<>();
    texts.forEach((name, text) -> all.put(path(name), text));
    return all;
  }

  /** The path of a model file, by its path or name. */
  static String path(String name) {
    for (String file : ModelLoader.FILES) {
      if (file.equals(name) || file.equals("model/" + name)) return file;
    }
    throw new IllegalArgumentException(name + " is no file of the model");
  }
}
