package org.whalecurve.web.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.web.data.ServerOptions;
import org.whalecurve.web.store.Audit;
import org.whalecurve.web.text.Speech;

/**
 * Files that somebody has brought and that are not in use yet. A file is on disk, whole, before
 * there is a row of it; what has no row is the rest of an upload that broke off.
 */
@Repository
public class Uploads {
  private static final List<String> ENDINGS =
      List.of(".csv", ".csv.gz", ".tsv", ".tsv.gz", ".txt", ".txt.gz", ".xlsx", ".parquet");
  private static final int NAME_MAX = 120;
  private static final int BUFFER = 1 << 16;

  /**
   * A file.
   *
   * @param uploadId its name in the folder of uploads
   * @param fileName its name where it came from
   */
  public record Upload(
      String uploadId, String fileName, long bytes, String sha256, String author, String at) {}

  private final JdbcClient db;
  private final TransactionTemplate transactions;
  private final Audit audit;
  private final Path folder;

  Uploads(JdbcClient db, TransactionTemplate transactions, Audit audit, ServerOptions options) {
    this.db = db;
    this.transactions = transactions;
    this.audit = audit;
    this.folder = options.app().resolve("upload");
    forgetBroken();
  }

  /** What broke off with an earlier server will not go on. */
  private void forgetBroken() {
    if (!Files.isDirectory(folder)) return;
    try (DirectoryStream<Path> broken = Files.newDirectoryStream(folder, ".*.part")) {
      broken.forEach(Uploads::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Upload> all() {
    return db.sql("SELECT upload_id, file_name, bytes, sha256, author, at FROM upload ORDER BY at")
        .query(Upload.class)
        .list();
  }

  Path path(Upload upload) {
    return folder.resolve(upload.uploadId());
  }

  List<Path> paths() {
    return all().stream().map(this::path).toList();
  }

  Optional<Upload> find(String id) {
    return all().stream().filter(upload -> upload.uploadId().equals(id)).findFirst();
  }

  /** Takes a file in; it is on disk when this returns. The same content twice is one file. */
  Upload take(String name, InputStream content, String author, Speech speech) {
    String safe = safe(name, speech);
    Path part = null;
    try {
      Files.createDirectories(folder);
      part = Files.createTempFile(folder, ".", ".part");
      String sha256 = write(content, part);
      for (Upload known : all()) if (known.sha256().equals(sha256)) return known;
      return keep(part, safe, name, sha256, author);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(part);
    }
  }

  private synchronized Upload keep(
      Path part, String safe, String name, String sha256, String author) throws IOException {
    String id = safe;
    for (int n = 2; Files.exists(folder.resolve(id)) && find(id).isPresent(); n++) {
      id = safe.replaceFirst("(?=\\.)", "-" + n);
    }
    long bytes = Files.size(part);
    Files.move(
        part,
        folder.resolve(id),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    syncFolder();
    Upload made = new Upload(id, name, bytes, sha256, author, Instant.now().toString());
    transactions.executeWithoutResult(
        status -> {
          db.sql(
                  "INSERT INTO upload (upload_id, file_name, bytes, sha256, author, at) VALUES (?, ?, ?, ?, ?, ?)")
              .params(made.uploadId(), name, bytes, sha256, author, made.at())
              .update();
          audit.record(author, "upload", "file " + made.uploadId(), sha256);
        });
    return made;
  }

  /** So that the name survives a loss of power; not every system can. */
  private void syncFolder() {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return;
    }
  }

  private static String write(InputStream content, Path part) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
      for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
        digest.update(buffer, 0, n);
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
        while (bytes.hasRemaining()) out.write(bytes);
      }
      out.force(true);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The name without folders and without letters that mean something to a file system. */
  private static String safe(String name, Speech speech) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String safe = last.strip().replaceAll("[^\\p{L}\\p{N}._-]+", "_").replaceAll("^\\.+", "");
    String lower = safe.toLowerCase(Locale.ROOT);
    if (safe.length() <= NAME_MAX && ENDINGS.stream().anyMatch(lower::endsWith)) return safe;
    throw new ProblemException(
        new Problem(
            "unknown-ending",
            SourcePlace.ofFile(last),
            speech.text("start.ending"),
            speech.text("start.ending.remedy")));
  }

  /** Forgets a file; what is in use lies elsewhere by then. */
  void remove(String id) {
    Upload upload = find(id).orElse(null);
    if (upload == null) return;
    db.sql("DELETE FROM upload WHERE upload_id = ?").param(id).update();
    delete(path(upload));
  }

  private static void delete(Path file) {
    try {
      if (file != null) Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
