package org.clipwright.services.segment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.media.name.MediaNames;
import org.clipwright.services.resource.Export;

/**
 * Finished parts of exports in the storage, each under the digest of what it was made from, in the folder of its
 * project. Beyond the limit, the least recently used are removed.
 */
public final class SegmentStore {

  /** How often to make room, counted in what no export needs. */
  private static final int TRIMMED_AFTER = 64;

  private final MediaStore media;
  private final SegmentRepository segments;
  private final long mostBytes;
  private final Runnable step;
  private final AtomicInteger kept = new AtomicInteger();

  /**
   * Creates a store of parts.
   *
   * @param mostBytes the most bytes they may take while no export needs them
   * @param step called whenever some bytes were read or written
   */
  public SegmentStore(MediaStore media, SegmentRepository segments, long mostBytes, Runnable step) {
    this.media = media;
    this.segments = segments;
    this.mostBytes = mostBytes;
    this.step = step;
  }

  /** Declares that an export will need parts of these names, and no others. */
  public void need(Export export, Set<String> names) {
    segments.need(export.id(), export.project(),
        names.stream().map(name -> key(export, name)).collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether a part is stored. */
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
    try {
      StoredObject stored = media.put(key, file, step);
      remember(stored, () -> segments.stored(export.id(), export.project(), stored.key(), stored.size()));
    } catch (IOException failure) {
      throw new PlatformException(
          ErrorCode.RESOURCE, "A part of the export cannot be stored: " + failure.getMessage(), failure);
    }
  }

  /** The key of a project's segment, needed by an export or not, which counts as used now; empty when it is gone. */
  public Optional<String> find(long project, String name) {
    Optional<String> key = media.find(MediaNames.segmentFolder(project) + name)
        .filter(object -> object.size() > 0).map(StoredObject::key);
    key.ifPresent(segments::used);
    return key;
  }

  /**
   * Stores a segment that no export needs, and returns its key; now and then, makes room.
   *
   * @throws PlatformException when it cannot be stored
   */
  public String keep(long project, String name, byte[] content) {
    StoredObject stored =
        media.put(MediaNames.segmentFolder(project) + name, new ByteArrayInputStream(content), content.length);
    remember(stored, () -> segments.kept(project, stored.key(), stored.size()));
    if (kept.incrementAndGet() % TRIMMED_AFTER == 0) {
      trim();
    }
    return stored.key();
  }

  /** A part without a record would never be removed. */
  private void remember(StoredObject stored, Runnable record) {
    boolean remembered = false;
    try {
      record.run();
      remembered = true;
    } finally {
      if (!remembered) {
        media.delete(stored.key());
      }
    }
  }

  /**
   * The file of a part: the storage's own, or a copy.
   *
   * @param folder for copies
   * @return empty when it is gone
   */
  public Optional<Path> file(Export export, String name, Path folder) {
    String key = key(export, name);
    Optional<Path> own = media.localFile(key);
    if (own.isPresent()) {
      return own;
    }
    Path copy = folder.resolve(name);
    try {
      media.download(key, copy, step);
      return Optional.of(copy);
    } catch (PlatformException failure) {
      if (failure.code() == ErrorCode.NOT_FOUND) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  /** Evicts parts beyond the limit, and returns how many. */
  public int trim() {
    List<String> forgotten = segments.forget(mostBytes);
    forgotten.forEach(media::delete);
    return forgotten.size();
  }

  private static String key(Export export, String name) {
    return MediaNames.segmentFolder(export.project()) + name;
  }
}
