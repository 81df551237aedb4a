package org.clipwright.worker;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.clipwright.media.FfmpegMediaOpener;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.MediaStore;

/** Stored media as files of this machine, which FFmpeg needs: where the backend keeps them, or copied into a folder. */
final class LocalMedia {

  /** Films up to this size are copied as a whole, which takes fewer requests. */
  private static final long COPIED_BYTES = 64L << 20;

  private static final int HEAD_BYTES = 1 << 16;

  private final MediaStore store;
  private final MediaCopies copies;
  private final Runnable step;
  private final long copiedBytes;

  /**
   * Serves the media of a store.
   *
   * @param copies of media that the backend does not keep on this machine
   * @param step called whenever some bytes have arrived
   */
  public LocalMedia(MediaStore store, MediaCopies copies, Runnable step) {
    this(store, copies, step, COPIED_BYTES);
  }

  /**
   * Serves the media of a store.
   *
   * @param copiedBytes the size of the largest film that is copied as a whole
   */
  LocalMedia(MediaStore store, MediaCopies copies, Runnable step, long copiedBytes) {
    this.store = store;
    this.copies = copies;
    this.step = step;
    this.copiedBytes = copiedBytes;
  }

  /**
   * The file of an object. Of large films, it has only the beginning; {@link MediaCopies} opens the rest.
   *
   * @throws PlatformException when there is no such object, or it cannot be fetched
   */
  Path file(String key) {
    return store.localFile(key).orElseGet(() -> copy(key));
  }

  /**
   * A mark that changes with the content of an object and does not depend on its name; empty when there is no such
   * object.
   */
  Optional<String> mark(String key) {
    return store.find(key).map(object -> object.size() + " " + object.sha256().orElse(object.etag()));
  }

  private Path copy(String key) {
    StoredObject object =
        store
            .find(key)
            .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "The media " + key + " does not exist."));
    try {
      Optional<Path> outline = object.size() > copiedBytes ? outline(object) : Optional.empty();
      return outline.isPresent() ? outline.get()
          : copies.get(name(object), object.size(), file -> store.download(key, file, step));
    } catch (IOException failure) {
      throw new PlatformException(
          ErrorCode.RESOURCE, "The media " + key + " cannot be fetched: " + failure.getMessage(), failure);
    }
  }

  /** A file for an object of which only parts are read; empty when it must be read from its start anyway. */
  private Optional<Path> outline(StoredObject object) throws IOException {
    StoredBlocks blocks = new StoredBlocks(store, object, copies.blocks(name(object)), step);
    byte[] head = Arrays.copyOf(blocks.block(0, 1), HEAD_BYTES);
    Path outline = copies.outline(name(object), HEAD_BYTES, file -> begin(file, head, object.size()), blocks);
    return FfmpegMediaOpener.hasIndex(outline) ? Optional.of(outline) : Optional.empty();
  }

  private static void begin(Path file, byte[] head, long size) throws IOException {
    try (RandomAccessFile outline = new RandomAccessFile(file.toFile(), "rw")) {
      outline.write(head);
      outline.setLength(size);
    }
  }

  /** A name that changes with the content and keeps the extension, by which FFmpeg recognises some formats. */
  private static String name(StoredObject object) {
    String identity = object.key() + "\n" + object.etag();
    String ending = object.key().replaceFirst(".*?(\\.[A-Za-z0-9]{1,8})?$", "$1");
    return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)) + ending;
  }
}
