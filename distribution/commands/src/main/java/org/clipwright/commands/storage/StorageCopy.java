package org.clipwright.commands.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.Sha256;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StoredObject;

/**
 * Copies every object of one storage to another under its key. An object that the target already has, with the same
 * content, is not copied again, so that an interrupted copy can be resumed.
 */
final class StorageCopy {

  private final StorageProvider source;
  private final StorageProvider target;
  private final DoubleConsumer reached;
  private long all;
  private long seen;

  /** @param reached receives the fraction of bytes done, from 0 to 1 */
  StorageCopy(StorageProvider source, StorageProvider target, DoubleConsumer reached) {
    this.source = source;
    this.target = target;
    this.reached = reached;
  }

  /**
   * The totals of a copy.
   *
   * @param copied how many objects were copied
   * @param kept how many the target already had
   * @param bytes the size of what was copied
   */
  record Totals(long copied, long kept, long bytes) {

    private Totals plusCopied(long size) {
      return new Totals(copied + 1, kept, bytes + size);
    }

    private Totals plusKept() {
      return new Totals(copied, kept + 1, bytes);
    }
  }

  /** Copies everything; fails with a {@link StorageException} that names the object. */
  Totals run() {
    try (Stream<StoredObject> objects = source.list("")) {
      all = objects.mapToLong(StoredObject::size).sum();
    }
    Totals[] totals = {new Totals(0, 0, 0)};
    try (Stream<StoredObject> objects = source.list("")) {
      objects.forEach(object -> {
        totals[0] = copy(object.key(), totals[0]);
        seen += object.size();
        reached.accept(all == 0 ? 1 : Math.min(1, (double) seen / all));
      });
    }
    reached.accept(1);
    return totals[0];
  }

  private Totals copy(String key, Totals totals) {
    Optional<StoredObject> object = source.find(key);
    // Its owner may have deleted it since it was listed.
    if (object.isEmpty()) {
      return totals;
    }
    String digest = object.get().sha256().orElseGet(() -> digest(source, key));
    if (target.find(key).filter(there -> same(there, object.get(), digest)).isPresent()) {
      return totals.plusKept();
    }
    try (InputStream content = source.open(key)) {
      StoredObject stored = target.put(PutRequest.of(key, content, object.get().contentType())
          .withLength(object.get().size()).withSha256(digest));
      if (!same(stored, object.get(), digest)) {
        throw new StorageException(StorageException.Reason.UNAVAILABLE,
            "The copy of \"" + key + "\" differs from the original.");
      }
      return totals.plusCopied(stored.size());
    } catch (IOException failure) {
      throw new StorageException(StorageException.Reason.UNAVAILABLE,
          "\"" + key + "\" cannot be read: " + failure.getMessage(), failure);
    }
  }

  private boolean same(StoredObject there, StoredObject object, String digest) {
    return there.size() == object.size()
        && digest.equals(there.sha256().orElseGet(() -> digest(target, there.key())));
  }

  private static String digest(StorageProvider storage, String key) {
    try (InputStream content = storage.open(key)) {
      return Sha256.of(content);
    } catch (IOException failure) {
      throw new StorageException(StorageException.Reason.UNAVAILABLE,
          "\"" + key + "\" cannot be read: " + failure.getMessage(), failure);
    }
  }
}
