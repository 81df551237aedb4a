package org.clipwright.rest.tus;

import java.io.IOException;
import java.io.InputStream;
import org.clipwright.rest.message.RestException;
import org.clipwright.sdk.storage.FilteredContent;

/** What an upload still lacks; more than that is refused before it is kept. */
final class Remainder extends FilteredContent {

  private long left;

  Remainder(InputStream content, long bytes) {
    super(content);
    this.left = bytes;
  }

  static RestException tooLong() {
    return RestException.of(413, "The upload has more bytes than were announced.");
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    left -= Math.max(0, read);
    if (left < 0) {
      throw tooLong();
    }
    return read;
  }
}
