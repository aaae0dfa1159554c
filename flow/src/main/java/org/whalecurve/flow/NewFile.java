package org.whalecurve.flow;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.whalecurve.intake.FileFit;
import org.whalecurve.kernel.Fingerprint;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.model.Workspace;

/**
 * A file that is to join those of a source.
 *
 * @param file where it is
 * @param fit the files it joins
 * @param target where it is to be
 */
record NewFile(Path file, FileFit fit, Path target) {
  private static final Pattern WILD = Pattern.compile("[*?\\[{]");

  /**
   * Finds the place of a file.
   *
   * @param table input table that it fills, where the headers leave that open; else null
   */
  static NewFile of(Workspace workspace, Path file, String table) {
    if (!Files.isRegularFile(file)) {
      throw problem(file, "no-file", "There is no such file.", "Check the name.");
    }
    List<FileFit> all = FileFit.of(workspace, file);
    List<FileFit> fitting =
        all.stream()
            .filter(FileFit::fits)
            .filter(f -> table == null || f.tables().contains(table))
            .toList();
    if (fitting.isEmpty()) throw unfit(file, all, table);
    List<FileFit> same = fitting.stream().filter(FileFit::sameHeader).toList();
    List<FileFit> best = same.isEmpty() ? fitting : same;
    if (best.size() > 1) throw ambiguous(file, best);
    FileFit fit = best.get(0);
    known(file, fit, workspace.folder());
    return new NewFile(file, fit, target(workspace.folder(), file, fit));
  }

  private static ProblemException ambiguous(Path file, List<FileFit> fits) {
    String choices =
        fits.stream()
            .map(f -> String.join(" and ", f.tables()) + " (" + String.join(", ", f.globs()) + ")")
            .collect(Collectors.joining("; "));
    return problem(
        file,
        "ambiguous-source",
        fits.size() + " sources read a file with these headers: " + choices + ".",
        "Say which with --table, for instance --table " + fits.get(0).tables().get(0) + ".");
  }

  /** The nearest source, and each header that it wants and does not find. */
  private static ProblemException unfit(Path file, List<FileFit> all, String table) {
    List<Problem> problems = new ArrayList<>();
    FileFit nearest =
        all.stream()
            .filter(f -> table == null || f.tables().contains(table))
            .min(Comparator.comparingInt((FileFit f) -> f.missing().size() + f.problems().size()))
            .orElse(null);
    if (nearest == null) {
      return problem(
          file,
          "unknown-table",
          "No source of the workspace fills '" + table + "'.",
          Suggest.didYouMean(table, all.stream().flatMap(f -> f.tables().stream()).toList()));
    }
    String source = String.join(" and ", nearest.tables());
    for (String header : nearest.missing()) {
      problems.add(
          new Problem(
              "changed-header",
              SourcePlace.ofFile(file.toString()),
              "The files of " + source + " have a column '" + header + "', and this file has not.",
              Suggest.didYouMean(header, nearest.added())
                  + " Name both in whalecurve.yaml: ["
                  + header
                  + ", new name]."));
    }
    if (problems.isEmpty()) problems.addAll(nearest.problems());
    return new ProblemException(problems);
  }

  private static void known(Path file, FileFit fit, Path folder) {
    String content = Fingerprint.ofFile(file);
    for (Path other : fit.files()) {
      if (!Fingerprint.ofFile(other).equals(content)) continue;
      throw problem(
          file,
          "known-file",
          "The workspace has this very content already: " + InputFiles.name(folder, other) + ".",
          "Nothing to do. If a month is to be replaced, replace that file.");
    }
  }

  /** A name that the source's globs match: the file's own, or what stands for the star. */
  private static Path target(Path folder, Path file, FileFit fit) {
    String name = file.getFileName().toString();
    for (String glob : fit.globs()) {
      int slash = glob.lastIndexOf('/');
      String place = slash < 0 ? "" : glob.substring(0, slash);
      String pattern = glob.substring(slash + 1);
      if (WILD.matcher(place).find() || !WILD.matcher(pattern).find()) continue;
      String fitting = matches(pattern, name) ? name : filled(pattern, name);
      if (!matches(pattern, fitting)) continue;
      Path target = folder.resolve(place).resolve(fitting).normalize();
      if (!Files.exists(target)) return target;
      throw problem(
          file,
          "file-exists",
          InputFiles.name(folder, target) + " is there already, with other content.",
          "Give the new file another name, or replace the old one yourself.");
    }
    throw problem(
        file,
        "no-place",
        "The source reads " + String.join(", ", fit.globs()) + ", which no new file can match.",
        "Write a name with a star in whalecurve.yaml, for instance data/sales-*.csv.");
  }

  private static boolean matches(String pattern, String name) {
    return FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(Path.of(name));
  }

  private static String filled(String pattern, String name) {
    String ending = pattern.substring(pattern.lastIndexOf('*') + 1);
    String stem = name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    return pattern.replaceFirst("\\*", java.util.regex.Matcher.quoteReplacement(stem));
  }

  static ProblemException problem(Path file, String code, String message, String remedy) {
    return new ProblemException(
        new Problem(code, SourcePlace.ofFile(file.toString()), message, remedy));
  }
}
