package org.clipwright.services.export;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;

/**
 * A rendered playlist, and beside it the folder of the segments that it leads to, which has its name.
 *
 * @param file the playlist
 */
record RenderedPlaylist(Path file) {

  /** The playlist that an output is; empty when the output is one file. */
  static Optional<RenderedPlaylist> of(RenderedFile output) {
    return output instanceof RenderedFile.InFolder(Path path)
        ? OutputFormats.Playlist.of(output.name()).map(_ -> new RenderedPlaylist(path)) : Optional.empty();
  }

  private String folder() {
    String name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }

  /** The files in the folder, by their paths in it. */
  Map<String, RenderedFile> segments() {
    Path folder = file.resolveSibling(folder());
    Map<String, RenderedFile> segments = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).sorted()
          .forEach(each -> segments.put(folder.relativize(each).toString(), new RenderedFile.InFolder(each)));
    } catch (IOException unreadable) {
      throw failed(unreadable);
    }
    return segments;
  }

  /** The same playlist for a folder of another name, as a file beside this one. */
  RenderedFile leadingTo(String folder) {
    String address = URLEncoder.encode(folder, StandardCharsets.UTF_8).replace("+", "%20");
    try {
      Path renamed = Files.createTempFile(file.getParent(), "playlist-", null);
      return new RenderedFile.InFolder(
          Files.writeString(renamed, Files.readString(file).replace(folder() + "/", address + "/")));
    } catch (IOException unwritable) {
      throw failed(unwritable);
    }
  }

  private static PlatformException failed(IOException failure) {
    return new PlatformException(
        ErrorCode.RESOURCE, "The segments of the output cannot be read: " + failure.getMessage(), failure);
  }
}
