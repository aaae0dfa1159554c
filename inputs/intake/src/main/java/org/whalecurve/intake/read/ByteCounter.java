package org.whalecurve.intake.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells how many bytes of a file have been read. */
final class ByteCounter extends FilterInputStream {
  /** Hears how many more bytes were read. */
  @FunctionalInterface
  public interface Listener {
    void read(long bytes);
  }

  private final Listener listener;

  ByteCounter(InputStream in, Listener listener) {
    super(in);
    this.listener = listener;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b >= 0) listener.read(1);
    return b;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int n = super.read(target, offset, length);
    if (n > 0) listener.read(n);
    return n;
  }
}
