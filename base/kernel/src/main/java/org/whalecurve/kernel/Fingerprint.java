package org.whalecurve.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of content, in lower-case hex. Equal content gives an equal fingerprint on any machine.
 */
public final class Fingerprint {
  private final MessageDigest digest;

  public Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Adds a text, with its length, so that ("ab", "c") and ("a", "bc") differ. */
  public Fingerprint add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
    digest.update((byte) ':');
    digest.update(bytes);
    return this;
  }

  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  public static String ofText(String text) {
    return new Fingerprint().add(text).hex();
  }

  /** The SHA-256 of a file's bytes, as {@code sha256sum} prints it. */
  public static String ofFile(Path file) {
    Fingerprint print = new Fingerprint();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) print.digest.update(buffer, 0, n);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return print.hex();
  }
}
