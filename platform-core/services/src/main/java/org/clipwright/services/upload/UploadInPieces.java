package org.clipwright.services.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clipwright.services.field.Upload;

/**
 * A file whose chunks have arrived at an upload target. Its sender can still write there, so it must be
 * copied to be stored.
 *
 * @param name the file name the client gave, without folders
 * @param content the received bytes
 */
public record UploadInPieces(String name, Path content) implements Upload {

  @Override
  public long size() {
    try {
      return Files.size(content);
    } catch (IOException e) {
      throw new UncheckedIOException("The upload " + name + " cannot be read.", e);
    }
  }

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(content);
  }
}
