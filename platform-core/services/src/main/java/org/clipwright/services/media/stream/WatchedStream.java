package org.clipwright.services.media.stream;

import java.io.IOException;
import java.io.InputStream;
import org.clipwright.sdk.storage.FilteredContent;

/** A stream that reports each read. */
public final class WatchedStream extends FilteredContent {

  private final Watcher watcher;

  /** Is called on each read, and may abort reading by throwing. */
  @FunctionalInterface
  public interface Watcher {
    void read() throws IOException;
  }

  public WatchedStream(InputStream in, Watcher watcher) {
    super(in);
    this.watcher = watcher;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    watcher.read();
    return in.read(target, offset, length);
  }
}
