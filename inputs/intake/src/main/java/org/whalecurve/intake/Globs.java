package org.whalecurve.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.Suggest;

/** Finds the files that a source names. */
final class Globs {
  private static final Pattern WILD = Pattern.compile("[*?\\[{]");
  private static final int DEEPEST = 20;

  private final Path folder;
  private final Problems problems;

  Globs(Path folder, Problems problems) {
    this.folder = folder.toAbsolutePath().normalize();
    this.problems = problems;
  }

  /**
   * Every file once, sorted by name relative to the workspace; a glob without files is a problem.
   */
  List<Path> files(List<String> globs, SourcePlace place) {
    Set<Path> all = new LinkedHashSet<>();
    for (String glob : globs) {
      List<Path> found = expand(glob.replace('\\', '/'));
      if (found.isEmpty()) problems.add(nothing(glob, place));
      all.addAll(found);
    }
    return all.stream().sorted(Comparator.comparing(p -> FileInspector.nameOf(folder, p))).toList();
  }

  private List<Path> expand(String glob) {
    if (!WILD.matcher(glob).find() || Files.isRegularFile(folder.resolve(literal(glob)))) {
      Path file = folder.resolve(glob).normalize();
      return Files.isRegularFile(file) ? List.of(file) : List.of();
    }
    List<String> parts = Arrays.asList(glob.split("/+"));
    int fixed = 0;
    while (fixed < parts.size() - 1 && !WILD.matcher(parts.get(fixed)).find()) fixed++;
    String start = String.join("/", parts.subList(0, fixed));
    if (glob.startsWith("/")) start = "/" + start;
    Path base = folder.resolve(start).normalize();
    List<String> rest = parts.subList(fixed, parts.size());
    return Files.isDirectory(base) ? matching(base, rest) : List.of();
  }

  /** A path that can be asked for: wildcards are no legal characters on some systems. */
  private static String literal(String glob) {
    return glob.replaceAll("[*?]", "_");
  }

  private static List<Path> matching(Path base, List<String> rest) {
    String pattern = String.join("/", rest);
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    int depth = pattern.contains("**") ? DEEPEST : rest.size();
    try (Stream<Path> walk = Files.walk(base, depth, FileVisitOption.FOLLOW_LINKS)) {
      return walk.filter(Files::isRegularFile)
          .filter(p -> matcher.matches(base.relativize(p)))
          .filter(p -> !isAside(p.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lock files of spreadsheet programs, and hidden files. */
  private static boolean isAside(String name) {
    return name.startsWith("~$") || name.startsWith(".");
  }

  private Problem nothing(String glob, SourcePlace place) {
    return new Problem(
        "no-files",
        place,
        "No file matches '" + glob + "' in " + folder.getFileName() + ".",
        remedy(glob));
  }

  private String remedy(String glob) {
    if (WILD.matcher(glob).find())
      return "Check the folder and the ending, for instance data/*.csv.gz.";
    Path wanted = folder.resolve(glob).normalize();
    Path parent = wanted.getParent();
    if (Files.isDirectory(wanted))
      return "This is a folder: write " + glob + "/*.csv for the files in it.";
    if (parent == null || !Files.isDirectory(parent))
      return "The folder " + parent + " does not exist.";
    List<String> names = new ArrayList<>();
    try (Stream<Path> beside = Files.list(parent)) {
      beside.forEach(p -> names.add(p.getFileName().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Suggest.didYouMean(String.valueOf(wanted.getFileName()), names);
  }
}
