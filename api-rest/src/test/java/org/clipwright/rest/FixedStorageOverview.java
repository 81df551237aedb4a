package org.clipwright.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.services.retention.Cleanup;
import org.clipwright.services.retention.StorageOverview;
import org.clipwright.services.retention.StoredKind;
import org.clipwright.services.retention.StoredUse;

/** What takes the space of a server that never changes. */
final class FixedStorageOverview implements StorageOverview {

  private static final Map<StoredKind, StoredUse> LARGE =
      Map.of(StoredKind.FILES, new StoredUse(3, 3L << 30), StoredKind.OUTPUTS, new StoredUse(1, 1L << 30));
  private static final Map<StoredKind, StoredUse> SMALL = Map.of(StoredKind.FILES, new StoredUse(1, 1L << 30));

  @Override
  public Map<StoredKind, StoredUse> total() {
    return Map.of(StoredKind.FILES, new StoredUse(4, 4L << 30), StoredKind.OUTPUTS, new StoredUse(1, 1L << 30));
  }

  @Override
  public List<OwnerUse> owners(int most) {
    return List.of(new OwnerUse("ann", 1, LARGE));
  }

  @Override
  public List<ProjectUse> projects(int most) {
    return List.of(
        new ProjectUse(7, Optional.of("Holiday <1>"), Optional.of("ann"), LARGE),
        new ProjectUse(3, Optional.empty(), Optional.empty(), SMALL));
  }

  @Override
  public long databaseBytes() {
    return 12_345_678;
  }

  @Override
  public List<Cleanup> cleanups(int most) {
    return List.of(new Cleanup(Instant.EPOCH, Instant.EPOCH, new Cleanup.Removed(2, 0, 0, 1, 2048),
        Optional.of("The storage is another's.")));
  }
}
