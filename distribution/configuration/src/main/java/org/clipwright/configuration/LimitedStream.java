package org.clipwright.configuration;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** A stream that fails as soon as it turns out to be longer than allowed. */
final class LimitedStream extends FilterInputStream {

  private final Supplier<RuntimeException> tooLong;
  private long left;

  LimitedStream(InputStream whole, long limitBytes, Supplier<RuntimeException> tooLong) {
    super(whole);
    this.left = limitBytes;
    this.tooLong = tooLong;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    count(Math.max(0, count));
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long bytes) {
    left -= bytes;
    if (left < 0) {
      throw tooLong.get();
    }
  }
}
