package org.clipwright.plugin.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;

/** An object's bytes, resumed where the connection broke as long as the object is still the same. */
final class ResumingStream extends InputStream {

  private static final int MOST_BREAKS = 4;

  private final Source source;
  private ResponseInputStream<?> current;
  private long position;
  private int breaks;
  private boolean ended;

  /** Opens the bytes from a position; fails if the object has been replaced. */
  interface Source {
    ResponseInputStream<?> from(long position);
  }

  ResumingStream(ResponseInputStream<?> first, Source source) {
    this.current = first;
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (true) {
      try {
        int read = current.read(target, offset, length);
        ended = read < 0;
        position += Math.max(0, read);
        return read;
      } catch (IOException | SdkException broken) {
        resume(broken);
      }
    }
  }

  private void resume(Exception broken) throws IOException {
    breaks++;
    if (breaks > MOST_BREAKS) {
      throw new IOException("the connection to S3 was lost " + breaks + " times (" + broken.getClass().getSimpleName()
          + ")");
    }
    current.abort();
    try {
      current = source.from(position);
    } catch (SdkException gone) {
      throw new IOException("the connection to S3 was lost, and the rest cannot be fetched (" + S3Failures.status(gone)
          + ")");
    }
  }

  /** Bytes that were not read are not fetched either. */
  @Override
  public void close() throws IOException {
    if (ended) {
      current.close();
    } else {
      current.abort();
    }
  }
}
