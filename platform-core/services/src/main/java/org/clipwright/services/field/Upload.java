package org.clipwright.services.field;

import java.io.IOException;
import java.io.InputStream;

/** A file that a caller sends along. */
public interface Upload {

  /** The file's name as the caller gives it; may be empty. */
  String name();

  /** Its length in bytes. */
  long size();

  /** Opens the bytes; may be called more than once. The caller closes the stream. */
  InputStream open() throws IOException;
}
