package org.clipwright.worker;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.clipwright.sdk.storage.ByteRange;
import org.clipwright.sdk.storage.FilteredContent;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageException.Reason;
import org.clipwright.sdk.testkit.ForwardingStorageProvider;

/** A storage in memory that counts the bytes read from it, and can fail. */
final class CountingStorage extends ForwardingStorageProvider {

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

  private final class Counted extends FilteredContent {

    Counted(InputStream content) {
      super(content);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (read.get() >= readable) {
        throw new IOException("Connection reset");
      }
      int count = in.read(target, offset, (int) Math.min(length, readable - read.get()));
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
    return counted(super.open(key));
  }

  @Override
  public InputStream open(String key, ByteRange range) {
    return counted(super.open(key, range));
  }
}
