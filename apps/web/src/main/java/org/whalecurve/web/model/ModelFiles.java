package org.whalecurve.web.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;
import org.whalecurve.kernel.Fingerprint;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.page.NotFoundException;

/** The files of the model as they are in force. */
@Component
public class ModelFiles {
  private final PublishedRuns runs;

  ModelFiles(PublishedRuns runs) {
    this.runs = runs;
  }

  /**
   * A file.
   *
   * @param file path in the workspace, {@code model/cost.yaml}
   * @param text empty where it is not there
   */
  public record InForce(String file, String text, String sha256, boolean there) {
    /** {@code cost}. */
    public String key() {
      return ModelFiles.key(file);
    }
  }

  private static String key(String file) {
    return file.substring(file.lastIndexOf('/') + 1).replace(".yaml", "");
  }

  Path workspace() {
    return runs.workspace();
  }

  /** Whether there is a company at all. */
  boolean isThere() {
    return Files.isRegularFile(workspace().resolve(ModelLoader.FILES.get(0)));
  }

  List<InForce> all() {
    return ModelLoader.FILES.stream().map(this::of).toList();
  }

  /** A file by path or key. */
  InForce of(String name) {
    String file =
        ModelLoader.FILES.stream()
            .filter(f -> f.equals(name) || f.equals("model/" + name) || key(f).equals(name))
            .findFirst()
            .orElseThrow(() -> new NotFoundException("model file " + name));
    Path path = workspace().resolve(file);
    try {
      boolean there = Files.isRegularFile(path);
      String text = there ? Files.readString(path) : "";
      return new InForce(file, text, Fingerprint.ofText(text), there);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
