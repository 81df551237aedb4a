package org.clipwright.sdk.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Another stream's bytes, all of which pass through one method: single bytes are read by it, and so is what is skipped;
 * nothing can be read twice.
 */
public abstract class FilteredContent extends FilterInputStream {

  protected FilteredContent(InputStream content) {
    super(content);
  }

  /** Reads bytes of {@link #in}; the only method that a filter needs. */
  @Override
  public abstract int read(byte[] target, int offset, int length) throws IOException;

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public final long skip(long wanted) throws IOException {
    byte[] passed = new byte[(int) Math.min(8192, Math.max(0, wanted))];
    long skipped = 0;
    while (skipped < wanted) {
      int read = read(passed, 0, (int) Math.min(passed.length, wanted - skipped));
      if (read < 0) {
        return skipped;
      }
      skipped += read;
    }
    return skipped;
  }

  @Override
  public final boolean markSupported() {
    return false;
  }
}
