package org.whalecurve.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** Names and moves of the folders that runs live in. */
final class RunFolders {
  static final String MANIFEST = "manifest.json";
  static final String LATEST = "latest";
  static final String APPROVED = "approved";

  /** Locked by whoever changes the runs. */
  static final String LOCK = ".lock";

  private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  private RunFolders() {}

  static Path runs(Path workspace) {
    return workspace.resolve("runs");
  }

  /** Where a run is written before it is published. */
  static Path aside(Path runs, String id) {
    return runs.resolve("." + id + ".tmp");
  }

  /** What a run needs on the way to its tables. */
  static Path work(Path runs, String id) {
    return runs.resolve("." + id + ".work");
  }

  /** Reserves an id, and is locked while a writer lives. */
  static Path lock(Path runs, String id) {
    return runs.resolve("." + id + ".lock");
  }

  static boolean isId(String id) {
    return id.matches(ID) && !id.equals(LATEST) && !id.equals(APPROVED);
  }

  static boolean isPublished(Path folder) {
    return isId(folder.getFileName().toString()) && Files.isRegularFile(folder.resolve(MANIFEST));
  }

  static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces a file by another in one step, so that no reader sees half of it. */
  static void moveOver(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Says which run is the latest. */
  static void pointLatest(Path runs, String id) throws IOException {
    Path next = runs.resolve("." + id + ".latest.tmp");
    Files.writeString(next, id + "\n");
    sync(next);
    moveOver(next, runs.resolve(LATEST));
    syncFolder(runs);
  }

  /** Makes a file's bytes outlive a loss of power. */
  static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** The same for the names in a folder; Windows has no such thing and does not need it. */
  static void syncFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return;
    }
  }

  static void syncAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path path : files.toList()) {
        if (Files.isDirectory(path)) syncFolder(path);
        else sync(path);
      }
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) return;
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
