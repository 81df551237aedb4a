package org.clipwright.services.field;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** A file that a caller sends along. */
public interface Upload {

  /** The file's name as the caller gives it; may be empty. */
  String name();

  /** Its length in bytes. */
  long size();

  /** Opens the bytes; may be called more than once. The caller closes the stream. */
  InputStream open() throws IOException;

  /**
   * The file that holds the bytes, where there is one that nobody writes to any more; whoever stores them may share it,
   * and it is removed when the request ends.
   */
  default Optional<Path> file() {
    return Optional.empty();
  }
}
