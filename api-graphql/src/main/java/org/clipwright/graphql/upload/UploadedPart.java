package org.clipwright.graphql.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.clipwright.services.field.Upload;

/**
 * A file that came with a multipart request; it is removed when the request ends.
 *
 * @param name the file name the client gave, without folders
 * @param content the temporary file, which whoever stores it may share
 */
public record UploadedPart(String name, Path content) implements Upload {

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

  @Override
  public Optional<Path> file() {
    return Optional.of(content);
  }
}
