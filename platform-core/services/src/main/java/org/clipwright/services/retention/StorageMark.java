package org.clipwright.services.retention;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.MediaStore;

/**
 * An object that names the database whose media a storage holds, so that a server with another database, such as a test
 * installation, never mistakes them for orphans.
 */
final class StorageMark {

  private static final String KEY = MediaStore.INSTALLATION;
  private static final int LONGEST = 100;

  private final MediaStore media;
  private final UUID installation;

  StorageMark(MediaStore media, UUID installation) {
    this.media = media;
    this.installation = installation;
  }

  /** Why this server may not remove orphaned objects; empty when it may. The first call leaves the mark. */
  Optional<String> objection(Instant now, Duration oldEnough) {
    Optional<StoredObject> mark = media.find(KEY);
    if (mark.isEmpty()) {
      byte[] content = installation.toString().getBytes(StandardCharsets.UTF_8);
      media.put(KEY, new ByteArrayInputStream(content), content.length);
    } else if (!content().equals(installation.toString())) {
      return Optional.of("The storage belongs to a server with another database. If that one is gone, delete the"
          + " object \"" + KEY + "\".");
    } else if (!mark.get().modified().isAfter(now.minus(oldEnough))) {
      return Optional.empty();
    }
    return Optional.of("This server has used the storage for less than a day.");
  }

  private String content() {
    try (InputStream content = media.open(KEY)) {
      return new String(content.readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
    } catch (IOException failure) {
      throw new PlatformException(
          ErrorCode.RESOURCE, "\"" + KEY + "\" cannot be read: " + failure.getMessage(), failure);
    }
  }
}
