package org.clipwright.services.media;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that tells somebody of each read. */
public final class WatchedStream extends FilterInputStream {

  private final Runnable read;

  public WatchedStream(InputStream in, Runnable read) {
    super(in);
    this.read = read;
  }

  @Override
  public int read() throws IOException {
    read.run();
    return super.read();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    read.run();
    return super.read(target, offset, length);
  }
}
