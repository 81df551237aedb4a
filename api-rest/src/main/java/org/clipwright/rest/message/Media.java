package org.clipwright.rest.message;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** Bytes of known length that can be read from any offset; reading may be repeated, from any thread. */
public interface Media {

  long size();

  String contentType();

  /** Changes whenever the bytes do; without quotes. */
  String etag();

  Instant modified();

  /** {@code length} bytes from an offset on; the caller closes the stream. */
  InputStream open(long offset, long length) throws IOException;
}
