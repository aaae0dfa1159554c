package org.whalecurve.runs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says that the writer of a run is alive. The operating system drops the lock when the process
 * dies, so a folder aside whose lock is free was left by a crash.
 */
final class WriterLock implements AutoCloseable {
  /**
   * Locks of this process. Opening and closing a locked file again would drop its lock on POSIX
   * systems, so these are never touched twice.
   */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private WriterLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** The lock, or nothing where a living writer holds it. */
  static Optional<WriterLock> take(Path lockFile) throws IOException {
    Path file = lockFile.toAbsolutePath().normalize();
    if (!OWN.add(file)) return Optional.empty();
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock != null) return Optional.of(new WriterLock(file, channel));
    } catch (IOException e) {
      release(file, channel);
      throw e;
    }
    release(file, channel);
    return Optional.empty();
  }

  private static void release(Path file, FileChannel channel) throws IOException {
    OWN.remove(file);
    if (channel != null) channel.close();
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(file);
    OWN.remove(file);
  }
}
