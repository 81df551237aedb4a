package org.clipwright.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.MediaStore;

/** Stored media as files of this machine, which FFmpeg needs: where the backend keeps them, or copied into a folder. */
public final class LocalMedia {

  private final MediaStore store;
  private final Path copies;
  private final Runnable step;

  /**
   * Media of a store.
   *
   * @param copies folder for what the backend does not keep here; may be deleted while nothing renders
   * @param step called whenever some bytes have come
   */
  public LocalMedia(MediaStore store, Path copies, Runnable step) {
    this.store = store;
    this.copies = copies;
    this.step = step;
  }

  /**
   * The file of an object.
   *
   * @throws PlatformException when there is no such object, or it cannot be fetched
   */
  Path file(String key) {
    return store.localFile(key).orElseGet(() -> copy(key));
  }

  /** What changes whenever the content of an object does, and says nothing of its name; empty when there is none. */
  Optional<String> mark(String key) {
    return store.find(key).map(object -> object.size() + " " + object.sha256().orElse(object.etag()));
  }

  private Path copy(String key) {
    StoredObject object =
        store
            .find(key)
            .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "The media " + key + " does not exist."));
    Path copy = copies.resolve(name(object));
    return Files.exists(copy) ? copy : fetched(key, copy);
  }

  /** A name that changes with the content and keeps the ending, by which FFmpeg tells some formats. */
  private static String name(StoredObject object) {
    String identity = object.key() + "\n" + object.etag();
    String ending = object.key().replaceFirst(".*?(\\.[A-Za-z0-9]{1,8})?$", "$1");
    return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)) + ending;
  }

  private Path fetched(String key, Path copy) {
    try {
      Files.createDirectories(copies);
      Path part = Files.createTempFile(copies, "fetch-", ".part");
      try {
        store.download(key, part, step);
        return Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException failure) {
      throw new PlatformException(
          ErrorCode.RESOURCE, "The media " + key + " cannot be fetched: " + failure.getMessage(), failure);
    }
  }
}
