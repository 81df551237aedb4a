package org.clipwright.services.retention;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows operators what uses the storage. Thread-safe. */
public interface StorageOverview {

  /**
   * The space used by one project's media.
   *
   * @param project its id
   * @param name its name; empty when it is gone
   * @param owner its owner; empty when it is gone
   */
  record ProjectUse(long project, Optional<String> name, Optional<String> owner, Map<StoredKind, StoredUse> uses) {}

  /** The space used by one user's media. */
  record OwnerUse(String owner, long projects, Map<StoredKind, StoredUse> uses) {}

  /** The space used by all media when it was last added up. */
  Map<StoredKind, StoredUse> total();

  /** The users whose media take most, largest first. */
  List<OwnerUse> owners(int most);

  /** The projects whose media take most, largest first. */
  List<ProjectUse> projects(int most);

  /** The size of the database in bytes. */
  long databaseBytes();

  /** The latest cleanups, newest first; after the newest, only those that removed something. */
  List<Cleanup> cleanups(int most);
}
