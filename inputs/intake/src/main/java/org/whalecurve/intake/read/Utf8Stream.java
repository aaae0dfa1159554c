package org.whalecurve.intake.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns text of any charset into UTF-8. Bytes that the charset does not know become one byte FF,
 * which never stands in UTF-8, so that whoever reads the records sees where they were.
 */
final class Utf8Stream extends InputStream {
  private static final byte INVALID = (byte) 0xFF;
  private final InputStream source;
  private final CharsetDecoder decoder;
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
  private final ByteBuffer in = ByteBuffer.allocate(1 << 16).flip();
  private final CharBuffer chars = CharBuffer.allocate(1 << 16);
  private final ByteBuffer out = ByteBuffer.allocate(1 << 18).flip();
  private boolean sourceEnded;
  private boolean ended;

  Utf8Stream(InputStream source, Charset charset) {
    this.source = source;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    encoder.onMalformedInput(CodingErrorAction.REPLACE);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (!out.hasRemaining()) {
      if (ended) return -1;
      transcode();
    }
    int n = Math.min(length, out.remaining());
    out.get(target, offset, n);
    return n;
  }

  private void transcode() throws IOException {
    fill();
    out.clear();
    CoderResult result = decoder.decode(in, chars, sourceEnded);
    boolean last = sourceEnded && result.isUnderflow();
    chars.flip();
    encoder.encode(chars, out, last || result.isError());
    chars.compact();
    if (result.isError()) {
      in.position(in.position() + Math.max(1, result.length()));
      out.put(INVALID);
      encoder.reset();
    }
    if (last) ended = true;
    out.flip();
  }

  private void fill() throws IOException {
    if (sourceEnded) return;
    in.compact();
    int n = source.read(in.array(), in.position(), in.remaining());
    if (n < 0) sourceEnded = true;
    else in.position(in.position() + n);
    in.flip();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
