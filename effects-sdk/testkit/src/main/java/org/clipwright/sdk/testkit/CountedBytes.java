package org.clipwright.sdk.testkit;

import java.io.InputStream;

/** Any number of bytes, none of them stored: each is computed from its position. */
final class CountedBytes extends InputStream {

  /** A prime, so that parts of a round size never look alike. */
  private static final int PERIOD = 251;

  private final long length;
  private long position;

  CountedBytes(long length) {
    this.length = length;
  }

  /** The bytes from an offset. */
  static byte[] at(long offset, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) ((offset + i) % PERIOD);
    }
    return bytes;
  }

  @Override
  public int read() {
    return position == length ? -1 : (int) (position++ % PERIOD);
  }

  @Override
  public int read(byte[] target, int offset, int size) {
    if (size == 0) {
      return 0;
    }
    if (position == length) {
      return -1;
    }
    int count = (int) Math.min(size, length - position);
    for (int i = 0; i < count; i++) {
      target[offset + i] = (byte) ((position + i) % PERIOD);
    }
    position += count;
    return count;
  }
}
