package org.whalecurve.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.whalecurve.intake.init.FileGuess;
import org.whalecurve.intake.init.InputTemplate;
import org.whalecurve.intake.init.WorkspaceGuess;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.SourcePlace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code init}: a first workspace from one's own files. */
@Command(
    name = "init",
    description = {
      "Write a new workspace: from your files where --from names some, else around an empty Excel",
      "template. Your files are read, never changed or copied."
    })
final class InitCommand implements Callable<Integer> {
  @ParentCommand private Whalecurve root;

  @Parameters(paramLabel = "DIR", description = "the new workspace's folder")
  private Path target;

  @Option(names = "--from", paramLabel = "FILE", arity = "1..*", description = "your files")
  private List<Path> from = List.of();

  @Option(names = "--name", paramLabel = "NAME", description = "the company (default: the folder)")
  private String name;

  @Override
  public Integer call() {
    from.forEach(InitCommand::mustExist);
    WorkspaceGuess guess = WorkspaceGuess.of(from);
    String company =
        name == null ? target.toAbsolutePath().normalize().getFileName().toString() : name;
    Map<String, String> files = guess.workspaceFiles(company, target);
    mustBeNew(files.keySet());
    files.forEach((file, text) -> write(target.resolve(file), text));
    List<String> written = new ArrayList<>(files.keySet());
    if (from.isEmpty()) {
      InputTemplate.writeXlsx(target.resolve(InputTemplate.FILE));
      written.add(InputTemplate.FILE);
    }
    if (root.json()) root.printJson(json(guess, written));
    else print(guess, written);
    return 0;
  }

  private static void mustExist(Path file) {
    if (Files.isReadable(file)) return;
    throw new ProblemException(
        new Problem(
            "no-file",
            SourcePlace.ofFile(file.toString()),
            "There is no such file, or it may not be read.",
            "Check the path after --from."));
  }

  private void mustBeNew(Iterable<String> files) {
    Problems problems = new Problems();
    for (String file : files) {
      if (!Files.exists(target.resolve(file))) continue;
      problems.add(
          "exists",
          SourcePlace.ofFile(target.resolve(file).toString()),
          "The file is there already, and init never overwrites.",
          "Choose another folder, or move the file away.");
    }
    problems.throwIfAny();
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> json(WorkspaceGuess guess, List<String> written) {
    List<Map<String, Object>> files = new ArrayList<>();
    for (FileGuess g : guess.files()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("file", g.file().toString());
      one.put("sheet", g.sheet().orElse(null));
      one.put("table", g.table().orElse(null));
      one.put("columns", g.columns());
      one.put("confidence", g.confidence());
      one.put("unmapped", g.unmapped());
      one.put("notes", g.notes());
      files.add(one);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("workspace", target.toString());
    all.put("written", written);
    all.put("files", files);
    all.put("next", guess.nextSteps());
    return all;
  }

  private void print(WorkspaceGuess guess, List<String> written) {
    for (FileGuess g : guess.files()) print(g);
    root.out().println("Written to " + target + ":");
    written.forEach(file -> root.out().println("  " + file));
    root.out().println();
    root.out().println("Next:");
    guess.nextSteps().forEach(step -> root.out().println("  - " + step));
  }

  private void print(FileGuess g) {
    String sheet = g.sheet().map(s -> " (" + s + ")").orElse("");
    String table =
        g.table()
            .map(t -> t + ", " + Math.round(g.confidence() * 100) + " % sure")
            .orElse("fits no input table");
    root.out().println(g.file() + sheet + ": " + table);
    g.columns().forEach((column, header) -> root.out().println("  " + column + " <- " + header));
    if (!g.unmapped().isEmpty()) {
      root.out().println("  not used: " + String.join(", ", g.unmapped()));
    }
    g.notes().forEach(note -> root.out().println("  ! " + note));
    root.out().println();
  }
}
