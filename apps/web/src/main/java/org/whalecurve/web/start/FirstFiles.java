package org.whalecurve.web.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.whalecurve.flow.editing.Drafts;
import org.whalecurve.intake.init.Correction;
import org.whalecurve.intake.init.WorkspaceGuess;
import org.whalecurve.web.data.ServerOptions;
import tools.jackson.databind.json.JsonMapper;

/** The uploads with what they mean, until they are a workspace. */
@Component
class FirstFiles {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String WORKSPACE = "whalecurve.yaml";
  private static final Pattern ENDING = Pattern.compile("(?i)\\.[a-z]+(\\.gz)?$");

  private final Uploads uploads;
  private final Path workspace;
  private final Path kept;

  FirstFiles(Uploads uploads, ServerOptions options) {
    this.uploads = uploads;
    this.workspace = options.workspace();
    this.kept = options.app().resolve("upload-meaning.json");
  }

  /** What persons have said so far. */
  record Kept(String company, List<Meaning.Said> said) {
    static final Kept NOTHING = new Kept("", List.of());

    Kept with(String name, List<Meaning.Said> more) {
      List<Meaning.Said> all = new ArrayList<>(said);
      for (Meaning.Said one : more) {
        all.removeIf(s -> s.file().equals(one.file()) && s.sheet().equals(one.sheet()));
        all.add(one);
      }
      return new Kept(name, List.copyOf(all));
    }
  }

  Path workspace() {
    return workspace;
  }

  /** Whether the folder is a company already: then nothing here overwrites it. */
  boolean isWorkspace() {
    return Files.exists(workspace.resolve(WORKSPACE));
  }

  boolean isEmpty() {
    return uploads.all().isEmpty();
  }

  Kept kept() {
    try {
      return Files.isRegularFile(kept)
          ? JSON.readValue(Files.readString(kept), Kept.class)
          : Kept.NOTHING;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps what was said; on disk when this returns. */
  synchronized void keep(Kept now) {
    try {
      Path next = kept.resolveSibling(kept.getFileName() + ".part");
      Files.writeString(next, JSON.writeValueAsString(now));
      sync(next);
      Files.move(next, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  WorkspaceGuess guess() {
    return guess(name -> workspace.resolve("app/upload").resolve(name));
  }

  private WorkspaceGuess guess(Function<String, Path> places) {
    List<String> names = uploads.all().stream().map(Uploads.Upload::uploadId).toList();
    List<Correction> corrections =
        kept().said().stream()
            .filter(said -> names.contains(said.file()))
            .map(said -> said.at(places.apply(said.file())))
            .toList();
    return WorkspaceGuess.of(names.stream().map(places).toList(), corrections);
  }

  /** The files of a workspace on the uploads as they lie. */
  Map<String, String> texts() {
    return guess().workspaceFiles(company(), workspace);
  }

  private String company() {
    String said = kept().company();
    return said.isBlank() ? "Whalecurve" : said;
  }

  /**
   * Makes the workspace: files first, the model last, so that there is none before it is whole. The
   * uploads are forgotten only then.
   */
  synchronized void adopt() {
    if (isWorkspace()) return;
    try {
      for (Path file : uploads.paths()) place(file, placed(file.getFileName().toString()));
      Map<String, String> texts = guess(this::placed).workspaceFiles(company(), workspace);
      Drafts.write(workspace, open(texts));
      for (Uploads.Upload upload : uploads.all()) uploads.remove(upload.uploadId());
      Files.deleteIfExists(kept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each file has a folder of its own, which those of later months come into. */
  private Path placed(String name) {
    return workspace.resolve("data").resolve(ENDING.matcher(name).replaceFirst("")).resolve(name);
  }

  /** Sources read whatever lies beside the first file, so that the next month's can. */
  private Map<String, String> open(Map<String, String> texts) {
    Map<String, String> open = new LinkedHashMap<>(texts);
    for (Uploads.Upload upload : uploads.all()) {
      String name = upload.uploadId();
      String folder = "data/" + ENDING.matcher(name).replaceFirst("") + "/";
      String ending = name.substring(folder.length() - "data//".length());
      Pattern line =
          Pattern.compile(
              "(?m)^( *(?:- )?(?:files: )?)['\"]?" + Pattern.quote(folder + name) + "['\"]?$");
      open.computeIfPresent(
          WORKSPACE,
          (file, text) ->
              line.matcher(text)
                  .replaceAll(m -> m.group(1) + Matcher.quoteReplacement(folder + "*" + ending)));
    }
    return open;
  }

  private static void place(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    if (Files.exists(to)) {
      if (Files.mismatch(from, to) < 0) return;
      throw new IOException(to + " is there already, with other content");
    }
    Path part = to.resolveSibling("." + to.getFileName() + ".part");
    Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING);
    sync(part);
    Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
