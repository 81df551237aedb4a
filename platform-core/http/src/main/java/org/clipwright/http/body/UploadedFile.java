package org.clipwright.http.body;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.clipwright.services.budget.UploadRoom;
import org.clipwright.services.field.Upload;

/**
 * A file part of a request, kept in a temporary file that lasts as long as the request.
 *
 * @param name the file name the client gave, without folders
 * @param content the temporary file
 * @param room its share of the room for uploads
 */
public record UploadedFile(String name, Path content, UploadRoom.Share room) implements Upload.InFile, AutoCloseable {

  @Override
  public Optional<Path> file() {
    return Optional.of(content);
  }

  /** Removes the temporary file. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(content);
    } catch (IOException e) {
      throw new UncheckedIOException("The upload " + name + " cannot be removed.", e);
    } finally {
      room.close();
    }
  }
}
