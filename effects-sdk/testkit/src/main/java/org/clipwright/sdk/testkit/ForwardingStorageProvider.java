package org.clipwright.sdk.testkit;

import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;
import org.clipwright.sdk.storage.ByteRange;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StoredObject;

/** A storage in memory whose behaviour a test changes: all that it does not override is done by the memory. */
public abstract class ForwardingStorageProvider implements StorageProvider {

  private final InMemoryStorageProvider memory = new InMemoryStorageProvider();

  @Override
  public StoredObject put(PutRequest request) {
    return memory.put(request);
  }

  @Override
  public InputStream open(String key) {
    return memory.open(key);
  }

  @Override
  public InputStream open(String key, ByteRange range) {
    return memory.open(key, range);
  }

  @Override
  public Optional<StoredObject> find(String key) {
    return memory.find(key);
  }

  @Override
  public Stream<StoredObject> list(String prefix) {
    return memory.list(prefix);
  }

  @Override
  public void delete(String key) {
    memory.delete(key);
  }

  @Override
  public StoredObject copy(String fromKey, String toKey) {
    return memory.copy(fromKey, toKey);
  }
}
