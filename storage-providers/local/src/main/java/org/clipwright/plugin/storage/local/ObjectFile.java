package org.clipwright.plugin.storage.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.clipwright.sdk.storage.PutRequest;

/** Fills the file that becomes an object. */
final class ObjectFile {

  private ObjectFile() {}

  /** A file given with the request becomes the object by a hard link, so that its bytes are not written again. */
  static void fill(Path file, PutRequest request) throws IOException {
    if (request.file().isPresent() && request.sha256().isEmpty() && isLinked(request.file().get(), file, request)) {
      flush(file);
    } else {
      write(request.content(), file);
    }
  }

  /** Whether linking worked; it fails across disks and on file systems without links. */
  private static boolean isLinked(Path given, Path file, PutRequest request) throws IOException {
    if (request.length().isPresent() && Files.size(given) != request.length().getAsLong()) {
      return false;
    }
    Files.delete(file);
    try {
      Files.createLink(file, given.toRealPath());
      return true;
    } catch (UnsupportedOperationException | FileSystemException elsewhere) {
      return false;
    }
  }

  private static void write(InputStream content, Path file) throws IOException {
    Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
    flush(file);
  }

  /** Forces a file's content to the disk. */
  static void flush(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
