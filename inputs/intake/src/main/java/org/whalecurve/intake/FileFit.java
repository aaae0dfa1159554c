package org.whalecurve.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Problems;
import org.whalecurve.model.Workspace;
import org.whalecurve.model.Workspace.Source;

/**
 * How a new file goes with the files that a workspace reads under some globs; one file may fill
 * several input tables.
 *
 * @param globs as the workspace names them
 * @param tables input tables that files of these globs fill
 * @param files files that are there already
 * @param problems what keeps the file from being read like them; none where it fits
 * @param missing headers that the newest of the others has and this file has not
 * @param added headers that only this file has
 */
public record FileFit(
    List<String> globs,
    List<String> tables,
    List<Path> files,
    List<Problem> problems,
    List<String> missing,
    List<String> added) {

  /** Whether the workspace's mappings read the file. */
  public boolean fits() {
    return problems.isEmpty();
  }

  /** Whether it has the same headers as the newest of the other files. */
  public boolean sameHeader() {
    return fits() && missing.isEmpty() && added.isEmpty() && !files.isEmpty();
  }

  /**
   * A file against every source of a workspace.
   *
   * @throws ProblemException where the file cannot be opened at all
   */
  public static List<FileFit> of(Workspace workspace, Path file) {
    Map<List<String>, List<Source>> groups = new LinkedHashMap<>();
    for (Source source : workspace.sources()) {
      groups.computeIfAbsent(source.files(), g -> new ArrayList<>()).add(source);
    }
    return groups.values().stream().map(sources -> of(workspace, sources, file)).toList();
  }

  private static FileFit of(Workspace workspace, List<Source> sources, Path file) {
    Source first = sources.get(0);
    List<Problem> problems = new ArrayList<>();
    for (Source source : sources) {
      problems.addAll(new SourceResolver(workspace, Intake.Choice.ALL).misfits(source, file));
    }
    Path folder = workspace.folder();
    List<Path> files = new Globs(folder, new Problems()).files(first.files(), first.place());
    List<String> own = FileInspector.inspect(folder, file, first.format()).header();
    List<String> others =
        files.isEmpty()
            ? own
            : FileInspector.inspect(folder, files.get(files.size() - 1), first.format()).header();
    return new FileFit(
        first.files(),
        sources.stream().map(Source::table).distinct().toList(),
        files,
        problems,
        without(others, own),
        without(own, others));
  }

  private static List<String> without(List<String> some, List<String> others) {
    Set<String> known =
        others.stream().map(h -> h.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    return some.stream().filter(h -> !known.contains(h.toLowerCase(Locale.ROOT))).toList();
  }
}
