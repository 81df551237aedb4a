package org.clipwright.services.media;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that tells somebody of each read. */
public final class WatchedStream extends FilterInputStream {

  private final Watcher watcher;

  /** Is told of each read, and may end the reading by an exception. */
  @FunctionalInterface
  public interface Watcher {
    void read() throws IOException;
  }

  public WatchedStream(InputStream in, Watcher watcher) {
    super(in);
    this.watcher = watcher;
  }

  @Override
  public int read() throws IOException {
    watcher.read();
    return super.read();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    watcher.read();
    return super.read(target, offset, length);
  }
}
