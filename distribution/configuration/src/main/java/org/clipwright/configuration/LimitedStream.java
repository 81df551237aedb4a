package org.clipwright.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.clipwright.sdk.storage.FilteredContent;

/** A stream that fails as soon as it turns out to be longer than allowed. */
final class LimitedStream extends FilteredContent {

  private final Supplier<RuntimeException> tooLong;
  private long left;

  LimitedStream(InputStream whole, long limitBytes, Supplier<RuntimeException> tooLong) {
    super(whole);
    this.left = limitBytes;
    this.tooLong = tooLong;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = in.read(target, offset, length);
    left -= Math.max(0, count);
    if (left < 0) {
      throw tooLong.get();
    }
    return count;
  }
}
