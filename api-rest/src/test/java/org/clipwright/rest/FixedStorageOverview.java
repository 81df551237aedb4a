package org.clipwright.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clipwright.services.retention.StorageOverview;

/** What takes the space of a server that never changes. */
final class FixedStorageOverview implements StorageOverview {

  private static final Map<StorageOverview.Kind, StorageOverview.Use> LARGE =
      Map.of(StorageOverview.Kind.FILES, new StorageOverview.Use(3, 3L << 30), StorageOverview.Kind.OUTPUTS,
          new StorageOverview.Use(1, 1L << 30));
  private static final Map<StorageOverview.Kind, StorageOverview.Use> SMALL =
      Map.of(StorageOverview.Kind.FILES, new StorageOverview.Use(1, 1L << 30));

  @Override
  public Map<StorageOverview.Kind, StorageOverview.Use> total() {
    return Map.of(StorageOverview.Kind.FILES, new StorageOverview.Use(4, 4L << 30), StorageOverview.Kind.OUTPUTS,
        new StorageOverview.Use(1, 1L << 30));
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
  public List<StorageOverview.Cleanup> cleanups(int most) {
    return List.of(
        new StorageOverview.Cleanup(Instant.EPOCH, Instant.EPOCH, new StorageOverview.Cleanup.Removed(2, 0, 0, 1, 2048),
            Optional.of("The storage is another's.")));
  }
}
