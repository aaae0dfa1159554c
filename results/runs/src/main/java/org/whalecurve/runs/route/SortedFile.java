package org.whalecurve.runs.route;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of texts in the order of their first one, in blocks on disk; in memory only where each block
 * begins: of a million rows some 16,000 keys. A look-up reads one block. Order is that of UTF-8
 * bytes, as engines sort. Thread-safe once built.
 */
final class SortedFile implements AutoCloseable {
  private static final int BLOCK_ROWS = 64;
  private static final int ABSENT = -1;
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final RandomAccessFile data;
  private final List<byte[]> firstKeys;
  private final long[] offsets;
  private final long size;

  private SortedFile(Path file, List<byte[]> firstKeys, long[] offsets, long size)
      throws IOException {
    this.file = file;
    this.data = new RandomAccessFile(file.toFile(), "r");
    this.firstKeys = firstKeys;
    this.offsets = offsets;
    this.size = size;
  }

  static Builder builder() {
    return new Builder();
  }

  long size() {
    return size;
  }

  /** The row with this key, or null. */
  String[] find(String key) {
    byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
    int block = block(wanted);
    if (block < 0) return null;
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(read(block)))) {
      while (in.available() > 0) {
        int length = in.readInt();
        int keyLength = in.readInt();
        byte[] found = in.readNBytes(keyLength);
        if (Arrays.equals(found, wanted)) return row(key, in);
        in.skipNBytes(length - Integer.BYTES - keyLength);
      }
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] row(String key, DataInputStream in) throws IOException {
    String[] row = new String[1 + in.readInt()];
    row[0] = key;
    for (int i = 1; i < row.length; i++) {
      int length = in.readInt();
      row[i] = length == ABSENT ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
    return row;
  }

  /** The last block that begins at or before a key; -1 where all begin behind it. */
  private int block(byte[] wanted) {
    int low = 0;
    int high = firstKeys.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (Arrays.compareUnsigned(firstKeys.get(middle), wanted) <= 0) low = middle + 1;
      else high = middle - 1;
    }
    return high;
  }

  private byte[] read(int block) throws IOException {
    byte[] bytes = new byte[Math.toIntExact(offsets[block + 1] - offsets[block])];
    synchronized (data) {
      data.seek(offsets[block]);
      data.readFully(bytes);
    }
    return bytes;
  }

  @Override
  public void close() {
    try {
      data.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the rows. */
  static final class Builder {
    private final Path file;
    private final OutputStream out;
    private final ByteArrayOutputStream block = new ByteArrayOutputStream(BUFFER_BYTES);
    private final List<byte[]> firstKeys = new ArrayList<>();
    private final List<Long> offsets = new ArrayList<>(List.of(0L));
    private byte[] last = null;
    private int rowsInBlock = 0;
    private long size = 0;

    private Builder() {
      try {
        file = Files.createTempFile("whalecurve-routing-", ".index");
        out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Adds a row; its first text is the key and is over the one before. */
    void add(String[] row) {
      byte[] key = row[0].getBytes(StandardCharsets.UTF_8);
      if (last != null && Arrays.compareUnsigned(last, key) >= 0) {
        throw new IllegalStateException("'" + row[0] + "' stands behind a greater or equal key");
      }
      try {
        if (rowsInBlock == 0) firstKeys.add(key);
        byte[] values = values(row);
        DataOutputStream data = new DataOutputStream(block);
        data.writeInt(Integer.BYTES + key.length + values.length);
        data.writeInt(key.length);
        data.write(key);
        data.write(values);
        last = key;
        size++;
        if (++rowsInBlock == BLOCK_ROWS) flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static byte[] values(String[] row) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream data = new DataOutputStream(bytes);
      data.writeInt(row.length - 1);
      for (int i = 1; i < row.length; i++) {
        byte[] text = row[i] == null ? null : row[i].getBytes(StandardCharsets.UTF_8);
        data.writeInt(text == null ? ABSENT : text.length);
        if (text != null) data.write(text);
      }
      return bytes.toByteArray();
    }

    private void flush() throws IOException {
      block.writeTo(out);
      offsets.add(offsets.get(offsets.size() - 1) + block.size());
      block.reset();
      rowsInBlock = 0;
    }

    SortedFile build() {
      try {
        if (rowsInBlock > 0) flush();
        out.close();
        long[] starts = offsets.stream().mapToLong(Long::longValue).toArray();
        return new SortedFile(file, List.copyOf(firstKeys), starts, size);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Gives up. */
    void discard() {
      try {
        out.close();
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
