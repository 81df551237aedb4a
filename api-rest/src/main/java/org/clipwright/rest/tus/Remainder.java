package org.clipwright.rest.tus;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.clipwright.rest.message.RestException;

/** What an upload still lacks; more than that is refused before it is kept. */
final class Remainder extends FilterInputStream {

  private long left;

  Remainder(InputStream content, long bytes) {
    super(content);
    this.left = bytes;
  }

  static RestException tooLong() {
    return RestException.of(413, "More bytes have arrived than the upload was announced to have.");
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    left -= Math.max(0, read);
    if (left < 0) {
      throw tooLong();
    }
    return read;
  }
}
