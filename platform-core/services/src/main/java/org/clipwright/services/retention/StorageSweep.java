package org.clipwright.services.retention;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.media.MediaStore;
import org.clipwright.services.work.RenderStoppedException;

/** Goes through all stored media once: adds up their size and removes orphans. For one thread. */
final class StorageSweep {

  private static final int AT_ONCE = 500;

  private final MediaStore media;
  private final RetentionRepository repository;
  private final Instant orphansBefore;
  private final Map<StorageOverview.Kind, Map<Long, StorageOverview.Use>> uses =
      new EnumMap<>(StorageOverview.Kind.class);
  private final List<StoredObject> candidates = new ArrayList<>();
  private StorageOverview.Cleanup.Removed removed = StorageOverview.Cleanup.Removed.NOTHING;

  /** @param orphansBefore orphans written before this time are removed */
  StorageSweep(MediaStore media, RetentionRepository repository, Instant orphansBefore) {
    this.media = media;
    this.repository = repository;
    this.orphansBefore = orphansBefore;
  }

  /** Runs the sweep, records the size of media, and returns what was removed. */
  StorageOverview.Cleanup.Removed run() {
    for (StorageOverview.Kind kind : StorageOverview.Kind.values()) {
      uses.put(kind, new HashMap<>());
      media.forEach(kind.folder(), object -> visit(kind, object));
      removeOrphans();
    }
    repository.record(uses);
    return removed;
  }

  private void visit(StorageOverview.Kind kind, StoredObject object) {
    if (Thread.currentThread().isInterrupted()) {
      throw new RenderStoppedException();
    }
    kind.project(object.key()).ifPresent(project -> {
      add(kind, project, new StorageOverview.Use(1, object.size()));
      if (object.modified().isBefore(orphansBefore)) {
        candidates.add(object);
      }
    });
    if (candidates.size() >= AT_ONCE) {
      removeOrphans();
    }
  }

  private void add(StorageOverview.Kind kind, long project, StorageOverview.Use use) {
    uses.get(kind).merge(project, use, StorageOverview.Use::plus);
  }

  private void removeOrphans() {
    Set<String> orphans = new HashSet<>(candidates.stream().map(StoredObject::key).toList());
    orphans.removeAll(repository.owned(orphans));
    orphans.removeAll(repository.mentioned(orphans));
    for (StoredObject object : candidates) {
      if (orphans.contains(object.key())) {
        remove(object);
      }
    }
    candidates.clear();
  }

  private void remove(StoredObject object) {
    media.delete(object.key());
    removed = removed.plus(new StorageOverview.Cleanup.Removed(0, 0, 0, 1, object.size()));
    for (StorageOverview.Kind kind : StorageOverview.Kind.values()) {
      kind.project(object.key()).ifPresent(project -> add(kind, project, new StorageOverview.Use(-1, -object.size())));
    }
  }
}
