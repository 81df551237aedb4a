package org.clipwright.sdk.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.clipwright.sdk.storage.ByteRange;
import org.clipwright.sdk.storage.PutCondition;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageException.Reason;
import org.clipwright.sdk.storage.StorageKey;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StoredObject;

/** A storage backend in memory, for tests. */
public final class InMemoryStorageProvider implements StorageProvider {

  private record Entry(StoredObject object, byte[] content) {}

  private final Map<String, Entry> entries = new ConcurrentSkipListMap<>();
  private final AtomicLong version = new AtomicLong();

  @Override
  public StoredObject put(PutRequest request) {
    StorageKey.checked(request.key());
    try {
      byte[] content = request.content().readAllBytes();
      return keep(request.key(), content, request.contentType(), request.sha256(), request.condition());
    } catch (IOException failure) {
      throw new StorageException(
          Reason.UNAVAILABLE, "The object \"" + request.key() + "\" cannot be stored.", failure);
    }
  }

  private synchronized StoredObject keep(
      String key, byte[] content, String contentType, Optional<String> sha256, PutCondition condition) {
    if (!condition.holds(find(key))) {
      throw new StorageException(Reason.CONFLICT, "The object \"" + key + "\" has been replaced in the meantime.");
    }
    String etag = Long.toHexString(version.incrementAndGet());
    StoredObject object = new StoredObject(key, content.length, contentType, etag, Instant.now(), sha256);
    entries.put(key, new Entry(object, content));
    return object;
  }

  @Override
  public InputStream open(String key) {
    return new ByteArrayInputStream(entry(key).content());
  }

  @Override
  public InputStream open(String key, ByteRange range) {
    byte[] content = entry(key).content();
    int from = (int) Math.min(range.offset(), content.length);
    int to = (int) Math.min(from + range.length(), content.length);
    return new ByteArrayInputStream(Arrays.copyOfRange(content, from, to));
  }

  @Override
  public Optional<StoredObject> find(String key) {
    return Optional.ofNullable(entries.get(StorageKey.checked(key))).map(Entry::object);
  }

  @Override
  public Stream<StoredObject> list(String prefix) {
    return entries.values().stream().map(Entry::object).filter(object -> object.key().startsWith(prefix));
  }

  @Override
  public synchronized void delete(String key) {
    entries.remove(StorageKey.checked(key));
  }

  @Override
  public StoredObject copy(String fromKey, String toKey) {
    Entry source = entry(fromKey);
    StoredObject facts = source.object();
    return keep(
        StorageKey.checked(toKey), source.content(), facts.contentType(), facts.sha256(), PutCondition.always());
  }

  private Entry entry(String key) {
    Entry entry = entries.get(StorageKey.checked(key));
    if (entry == null) {
      throw new StorageException(Reason.MISSING, "There is no object \"" + key + "\".");
    }
    return entry;
  }
}
