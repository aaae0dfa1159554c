package org.whalecurve.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.engine.Step;
import org.whalecurve.intake.Intake;
import org.whalecurve.model.Workspace;
import org.whalecurve.runs.WorkspaceLock;

/**
 * Takes next month's files into a workspace: finds the source that reads each, reads it as a run
 * would, together with the files that are there, and copies it only then.
 */
public final class Appending {
  private final Workspace workspace;
  private final List<NewFile> files;

  private Appending(Workspace workspace, List<NewFile> files) {
    this.workspace = workspace;
    this.files = files;
  }

  /**
   * A file that was taken.
   *
   * @param target where it is now, relative to the workspace
   * @param missing headers that the newest file before had and this one has not
   * @param added headers that only this one has
   * @param tables what it brings, by input table
   */
  public record Taken(
      String file, String target, List<String> missing, List<String> added, List<Counted> tables) {}

  /**
   * What a file brings to an input table.
   *
   * @param overlapping rows that the workspace has already
   * @param controlTotals sums of the numeric columns over the rows taken, as JSON
   */
  public record Counted(
      String table,
      long rowsRead,
      long accepted,
      long rejected,
      long overlapping,
      String controlTotals) {}

  /**
   * Takes files into the workspace, all or none.
   *
   * @param table input table that they fill, where the headers leave it open; else null
   * @throws org.whalecurve.kernel.ProblemException where no source reads a file, or several do, or
   *     nothing in it is new
   */
  public static List<Taken> take(
      Workspace workspace,
      List<Path> files,
      String table,
      RunPlan.Options options,
      RunListener listener) {
    try (WorkspaceLock lock = WorkspaceLock.take(workspace.folder())) {
      List<NewFile> placed = new ArrayList<>();
      for (Path file : files) placed.add(NewFile.of(workspace, file, table));
      Appending appending = new Appending(workspace, placed);
      List<Taken> taken =
          appending.read(RunPlan.of(workspace, options, appending.joined()), listener);
      for (int i = 0; i < taken.size(); i++) refuseOld(placed.get(i), taken.get(i));
      appending.copy();
      return taken;
    }
  }

  /** The new files as if they were there already. */
  private Intake.Choice joined() {
    return (globs, found) -> {
      Set<Path> all = new LinkedHashSet<>(found);
      files.stream().filter(f -> f.fit().globs().equals(globs)).forEach(f -> all.add(f.file()));
      return List.copyOf(all);
    };
  }

  private List<Taken> read(RunPlan plan, RunListener listener) {
    Path work = Folders.temp("whalecurve-import-");
    Set<String> tables = new LinkedHashSet<>();
    files.forEach(f -> tables.addAll(f.fit().tables()));
    List<Step> steps =
        plan.steps().stream()
            .filter(s -> tables.stream().anyMatch(t -> s.name().equals("intake." + t)))
            .toList();
    Set<String> kept = new LinkedHashSet<>();
    tables.forEach(t -> kept.add(t + "_quality"));
    Path spill = work.resolve("spill");
    try (Session session = plan.engine().open(Machine.config(plan.options(), spill))) {
      Identities identities = new Identities("", step -> "");
      StepStore store = StepStore.of(work);
      new Execution(steps, session, store, identities, work.resolve("scratch"), kept, listener)
          .run();
      return files.stream().map(file -> taken(file, session)).toList();
    } finally {
      Folders.delete(work);
    }
  }

  private Taken taken(NewFile file, Session session) {
    String name = InputFiles.name(workspace.folder(), file.file());
    List<Counted> counted = new ArrayList<>();
    for (String table : file.fit().tables()) {
      String sql =
          "SELECT rows_read, accepted, rejected, overlapping, control_totals FROM %s_quality"
              .formatted(table);
      for (Row row : session.query(sql + " WHERE file = " + session.dialect().literal(name))) {
        counted.add(
            new Counted(
                table,
                row.integer(0),
                row.integer(1),
                row.integer(2),
                row.integer(3),
                row.text(4)));
      }
    }
    String target = InputFiles.name(workspace.folder(), file.target());
    String given = file.file().toString();
    return new Taken(given, target, file.fit().missing(), file.fit().added(), counted);
  }

  private static void refuseOld(NewFile file, Taken taken) {
    if (taken.tables().stream().anyMatch(t -> t.accepted() > 0)) return;
    long rejected = taken.tables().stream().mapToLong(Counted::rejected).sum();
    long known = taken.tables().stream().mapToLong(Counted::overlapping).sum();
    throw NewFile.problem(
        file.file(),
        "nothing-new",
        "No row of the file would be taken: "
            + known
            + " stand in the workspace already, "
            + rejected
            + " cannot be read.",
        "Check that it is the right file; it was not copied.");
  }

  /** Under hidden names first, which no source reads; then all get their names. */
  private void copy() {
    List<Path> made = new ArrayList<>();
    try {
      for (NewFile file : files) {
        Path part = part(file);
        made.add(part);
        Files.createDirectories(part.getParent());
        Files.copy(file.file(), part, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
      }
      for (NewFile file : files) {
        Files.move(part(file), file.target());
        made.add(file.target());
      }
    } catch (IOException e) {
      made.forEach(Folders::deleteFile);
      throw new UncheckedIOException(e);
    }
  }

  private static Path part(NewFile file) {
    return file.target().resolveSibling("." + file.target().getFileName() + ".part");
  }
}
