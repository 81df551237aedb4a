package org.clipwright.services.segment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.MediaNames;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.media.WatchedStream;
import org.clipwright.services.resource.Export;

/**
 * Finished parts of exports in the storage, each under the digest of what it was made from, in the folder of its
 * project. What takes more room than they may goes when it was not used for longest.
 */
public final class SegmentStore {

  private final MediaStore media;
  private final SegmentRepository segments;
  private final long mostBytes;
  private final Runnable step;

  /**
   * The parts in a store.
   *
   * @param mostBytes what they may take while no export needs them
   * @param step called whenever some bytes were read or written
   */
  public SegmentStore(MediaStore media, SegmentRepository segments, long mostBytes, Runnable step) {
    this.media = media;
    this.segments = segments;
    this.mostBytes = mostBytes;
    this.step = step;
  }

  /** An export is going to need parts of these names, and no others. */
  public void need(Export export, Set<String> names) {
    segments.need(export.id(), export.project(),
        names.stream().map(name -> key(export, name)).collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether a part is there. */
  public boolean has(Export export, String name) {
    return media.find(key(export, name)).filter(object -> object.size() > 0).isPresent();
  }

  /**
   * Stores a part.
   *
   * @throws PlatformException when it cannot be stored
   */
  public void put(Export export, String name, Path file) {
    String key = key(export, name);
    try (InputStream content = new WatchedStream(Files.newInputStream(file), step::run)) {
      StoredObject stored = media.put(key, content, Files.size(file));
      remember(export, stored);
    } catch (IOException failure) {
      throw new PlatformException(
          ErrorCode.RESOURCE, "A part of the export cannot be stored: " + failure.getMessage(), failure);
    }
  }

  /** What nobody remembers, nobody would remove. */
  private void remember(Export export, StoredObject stored) {
    boolean remembered = false;
    try {
      segments.stored(export.id(), export.project(), stored.key(), stored.size());
      remembered = true;
    } finally {
      if (!remembered) {
        media.delete(stored.key());
      }
    }
  }

  /**
   * The file of a part: where the storage keeps it, or a copy.
   *
   * @param folder for copies
   * @return empty when it is gone
   */
  public Optional<Path> file(Export export, String name, Path folder) {
    String key = key(export, name);
    Optional<Path> own = media.localFile(key);
    if (own.isPresent() || media.find(key).isEmpty()) {
      return own;
    }
    Path copy = folder.resolve(name);
    media.download(key, copy, step);
    return Optional.of(copy);
  }

  /** Removes what takes more room than parts may. */
  public void trim() {
    List<String> forgotten = segments.forget(mostBytes);
    forgotten.forEach(media::delete);
  }

  private static String key(Export export, String name) {
    return MediaNames.segmentFolder(export.project()) + name;
  }
}
