package org.clipwright.services.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A finished file of an export. It may come into being only while it is read. */
public interface RenderedFile {

  /** A file in the folder of the export. */
  record InFolder(Path path) implements RenderedFile {

    @Override
    public String name() {
      return path.getFileName().toString();
    }

    @Override
    public long size() throws IOException {
      return Files.size(path);
    }

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(path);
    }
  }

  /** Its name, which ends in its format. */
  String name();

  /** How many bytes it has. */
  long size() throws IOException;

  /**
   * Its bytes from the start; the caller closes the stream. Where they come into being as they are read, reading fails
   * before the end if they do not become the whole file.
   */
  InputStream open() throws IOException;
}
