package org.clipwright.configuration;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.clipwright.sdk.storage.ByteRange;
import org.clipwright.sdk.storage.LinkRequest;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.SignedUploads;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.trace.Tracer;
import org.clipwright.services.trace.Traces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A storage whose calls are counted; reading a stream that a call returned is not a separate call. */
final class WatchedStorage implements StorageProvider {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedStorage.class);

  private final StorageProvider storage;
  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private volatile StorageCalls calls = (_, _, _) -> {};

  WatchedStorage(StorageProvider storage) {
    this.storage = storage;
  }

  /** Reports calls to a listener from now on. */
  void tell(StorageCalls listener) {
    calls = listener;
  }

  private <T> T timed(String operation, Supplier<T> call) {
    long start = System.nanoTime();
    boolean succeeded = false;
    try {
      T result = traced(operation, call);
      succeeded = true;
      works(operation);
      return result;
    } catch (StorageException failure) {
      fails(operation, failure);
      throw failure;
    } finally {
      calls.called(operation, succeeded, System.nanoTime() - start);
    }
  }

  private static <T> T traced(String operation, Supplier<T> call) {
    try (Tracer.Span span = Traces.call("storage " + operation)) {
      try {
        return call.get();
      } catch (StorageException failure) {
        span.failed(EnumSetting.of(failure.reason()));
        throw failure;
      }
    }
  }

  /** A repeated failure is logged once, until the operation has succeeded again. */
  private void fails(String operation, StorageException failure) {
    switch (failure.reason()) {
      case FULL, REFUSED, UNAVAILABLE -> {
        if (failing.add(operation)) {
          LOG.error("The storage fails; further failures are not logged until it works again. operation={} kind={}"
              + " reason=\"{}\"", operation, failure.reason(), failure.getMessage());
        }
      }
      case MISSING, INVALID_KEY, CONFLICT -> works(operation);
    }
  }

  private void works(String operation) {
    if (failing.remove(operation)) {
      LOG.info("The storage works again. operation={}", operation);
    }
  }

  private void run(String operation, Runnable call) {
    timed(operation, () -> {
      call.run();
      return true;
    });
  }

  @Override
  public StoredObject put(PutRequest request) {
    return timed("put", () -> storage.put(request));
  }

  @Override
  public InputStream open(String key) {
    return timed("open", () -> storage.open(key));
  }

  @Override
  public InputStream open(String key, ByteRange range) {
    return timed("open", () -> storage.open(key, range));
  }

  @Override
  public Optional<StoredObject> find(String key) {
    return timed("find", () -> storage.find(key));
  }

  @Override
  public Stream<StoredObject> list(String prefix) {
    return timed("list", () -> storage.list(prefix));
  }

  @Override
  public void delete(String key) {
    run("delete", () -> storage.delete(key));
  }

  @Override
  public void deleteAll(List<String> keys) {
    run("delete", () -> storage.deleteAll(keys));
  }

  @Override
  public StoredObject copy(String fromKey, String toKey) {
    return timed("copy", () -> storage.copy(fromKey, toKey));
  }

  @Override
  public Optional<Path> localFile(String key) {
    return storage.localFile(key);
  }

  @Override
  public Optional<URI> signedUrl(LinkRequest request) {
    return storage.signedUrl(request);
  }

  @Override
  public Optional<SignedUploads> signedUploads() {
    return storage.signedUploads();
  }

  @Override
  public Optional<URI> address(String key) {
    return storage.address(key);
  }

  @Override
  public void close() {
    storage.close();
  }
}
