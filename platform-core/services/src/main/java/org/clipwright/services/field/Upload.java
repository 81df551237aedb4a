package org.clipwright.services.field;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** An uploaded file. */
public interface Upload {

  /** The file's name as given by the caller; may be empty. */
  String name();

  /** Its length in bytes. */
  long size();

  /** Opens the bytes; may be called more than once. The caller closes the stream. */
  InputStream open() throws IOException;

  /**
   * The file that holds the bytes, where there is one that is no longer written to; storage may share it,
   * and it is removed when the request ends.
   */
  default Optional<Path> file() {
    return Optional.empty();
  }

  /** The key of the bytes, for uploads that are already in the storage of all media; storing them is to copy them. */
  default Optional<String> stored() {
    return Optional.empty();
  }

  /** An upload whose bytes are in a file of this machine. */
  interface InFile extends Upload {

    /** That file. */
    Path content();

    @Override
    default long size() {
      try {
        return Files.size(content());
      } catch (IOException e) {
        throw new UncheckedIOException("The upload " + name() + " cannot be read.", e);
      }
    }

    @Override
    default InputStream open() throws IOException {
      return Files.newInputStream(content());
    }
  }
}
