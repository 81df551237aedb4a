package org.clipwright.services.media;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StoredObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All objects of a backend whose keys begin alike. */
record StoredFolders(StorageProvider backend) {

  private static final Logger LOG = LoggerFactory.getLogger(StoredFolders.class);
  private static final int DELETED_AT_ONCE = 1_000;

  /** What a reader makes of the objects, which come in no particular order. */
  <T> T read(String prefix, Function<Stream<StoredObject>, T> reader) {
    try (Stream<StoredObject> objects = backend.list(prefix)) {
      return reader.apply(objects);
    } catch (StorageException e) {
      throw StorageFailures.translated(e);
    }
  }

  /** Removes the objects; a backend failure is only logged, since nothing refers to them any more. */
  void delete(String prefix) {
    try (Stream<StoredObject> objects = backend.list(prefix)) {
      List<String> some = new ArrayList<>();
      for (Iterator<StoredObject> each = objects.iterator(); each.hasNext();) {
        some.add(each.next().key());
        if (some.size() == DELETED_AT_ONCE || !each.hasNext()) {
          backend.deleteAll(some);
          some = new ArrayList<>();
        }
      }
    } catch (StorageException e) {
      LOG.warn("A folder could not be removed. prefix={}", prefix, e);
    }
  }
}
