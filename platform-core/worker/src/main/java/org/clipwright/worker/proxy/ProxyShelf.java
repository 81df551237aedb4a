package org.clipwright.worker.proxy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where spans of proxies are kept, each in a file, until room is needed. Thread-safe. */
public interface ProxyShelf {

  /** Writes a file. */
  interface Writing {
    void writeTo(Path file) throws IOException;
  }

  /** The file with this name, which counts as used now; empty when there is none. */
  Optional<Path> find(String name) throws IOException;

  /** Whether there is a file with this name. */
  boolean has(String name);

  /** Whether a job that may use it is running in this process. */
  boolean isInUse();

  /**
   * Keeps a file, which appears at once as a whole.
   *
   * @param bytes about how large it will be
   */
  void keep(String name, long bytes, Writing writing) throws IOException;
}
