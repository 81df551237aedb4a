package org.clipwright.sdk.testkit;

import org.clipwright.sdk.storage.StorageProvider;

/** The backend in memory. */
class InMemoryStorageProviderTest extends StorageProviderContract {

  private final StorageProvider storage = new InMemoryStorageProvider();

  @Override
  protected StorageProvider storage() {
    return storage;
  }

  @Override
  protected boolean exceedsMemory() {
    return false;
  }
}
