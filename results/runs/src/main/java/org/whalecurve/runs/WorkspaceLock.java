package org.whalecurve.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets one process at a time change the runs of a workspace. The operating system drops the lock
 * when the process dies, however it dies. The lock's file stays: deleting a locked file would let a
 * third process lock another one of the same name.
 */
public final class WorkspaceLock implements AutoCloseable {
  /** Locks of this process, whose files must not be opened twice: see {@link WriterLock}. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  /** The locked byte lies far behind the text, so that others can read who holds the lock. */
  private static final long PLACE = 1 << 20;

  private final Path file;
  private final FileChannel channel;

  private WorkspaceLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws WorkspaceBusyException where another process, or another thread of this one, has it
   */
  public static WorkspaceLock take(Path workspace) {
    Path runs = RunFolders.runs(workspace).toAbsolutePath().normalize();
    Path file = runs.resolve(RunFolders.LOCK);
    try {
      Files.createDirectories(runs);
      if (!OWN.add(file)) throw new WorkspaceBusyException(workspace, ", in this same process");
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock(PLACE, 1, false);
      if (lock == null) {
        channel.close();
        OWN.remove(file);
        throw new WorkspaceBusyException(workspace, holder(file));
      }
      sign(channel);
      return new WorkspaceLock(file, channel);
    } catch (IOException e) {
      OWN.remove(file);
      throw new UncheckedIOException(e);
    }
  }

  private static void sign(FileChannel channel) throws IOException {
    channel.truncate(0);
    String text = Long.toString(ProcessHandle.current().pid());
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
  }

  private static String holder(Path file) {
    try {
      String pid = Files.readString(file, StandardCharsets.US_ASCII).strip();
      return pid.matches("\\d{1,10}") ? " (process " + pid + ")" : "";
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      OWN.remove(file);
    }
  }
}
