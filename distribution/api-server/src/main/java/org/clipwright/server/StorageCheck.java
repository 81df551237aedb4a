package org.clipwright.server;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.clipwright.services.media.MediaStore;

/**
 * Checks whether the storage works, by a small object that the first check stores there. If that is gone later, a
 * different storage is in its place, such as the empty mount point of an unmounted disk.
 */
final class StorageCheck implements HealthHandler.Check {

  private static final String MARK = "video/readiness";
  private static final byte[] CONTENT =
      "Looked for by the server's readiness check.\n".getBytes(StandardCharsets.UTF_8);

  private final MediaStore media;
  private boolean placed;

  StorageCheck(MediaStore media) {
    this.media = media;
  }

  @Override
  public synchronized void run() {
    if (media.find(MARK).isEmpty()) {
      if (placed) {
        throw new IllegalStateException(
            "\"" + MARK + "\", which was in the storage before, is not there. Is its disk mounted?");
      }
      media.put(MARK, new ByteArrayInputStream(CONTENT), CONTENT.length);
    }
    placed = true;
  }
}
