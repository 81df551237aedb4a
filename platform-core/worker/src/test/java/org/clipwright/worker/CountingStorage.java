package org.clipwright.worker;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.clipwright.sdk.storage.ByteRange;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageException.Reason;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.sdk.testkit.InMemoryStorageProvider;

/** A storage in memory that counts the bytes read from it, and can fail. */
final class CountingStorage implements StorageProvider {

  private final InMemoryStorageProvider memory = new InMemoryStorageProvider();
  private final AtomicLong read = new AtomicLong();
  private volatile long readable = Long.MAX_VALUE;

  /** Bytes read so far. */
  long bytesRead() {
    return read.get();
  }

  /** From now on gives only some more bytes, and then fails. */
  void failAfter(long bytes) {
    readable = read.get() + bytes;
  }

  private final class Counted extends FilterInputStream {

    Counted(InputStream content) {
      super(content);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (read.get() >= readable) {
        throw new IOException("Connection reset");
      }
      int count = super.read(target, offset, (int) Math.min(length, readable - read.get()));
      read.addAndGet(Math.max(0, count));
      return count;
    }
  }

  private InputStream counted(InputStream content) {
    if (read.get() >= readable) {
      throw new StorageException(Reason.UNAVAILABLE, "The storage is unreachable.");
    }
    return new Counted(content);
  }

  @Override
  public InputStream open(String key) {
    return counted(memory.open(key));
  }

  @Override
  public InputStream open(String key, ByteRange range) {
    return counted(memory.open(key, range));
  }

  @Override
  public StoredObject put(PutRequest request) {
    return memory.put(request);
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
