package org.clipwright.worker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.clipwright.sdk.storage.ByteRange;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.MediaStore;

/**
 * The bytes of a stored object in blocks, each fetched when it is first read and then kept among the copies of the
 * machine. Any thread may use it.
 */
final class StoredBlocks {

  static final int BLOCK_BYTES = 2 << 20;

  private final MediaStore store;
  private final StoredObject object;
  private final BlockFiles files;
  private final Runnable step;

  /**
   * Reads an object.
   *
   * @param files where its blocks are kept
   * @param step called whenever a block has arrived
   */
  StoredBlocks(MediaStore store, StoredObject object, BlockFiles files, Runnable step) {
    this.store = store;
    this.object = object;
    this.files = files;
    this.step = step;
  }

  long size() {
    return object.size();
  }

  /**
   * One block.
   *
   * @param ahead how many blocks, this one included, to fetch at once if it has not been fetched yet
   */
  byte[] block(long number, int ahead) throws IOException {
    byte[] kept = files.read(number, length(number));
    if (kept.length > 0) {
      return kept;
    }
    synchronized (this) {
      byte[] meanwhile = files.read(number, length(number));
      return meanwhile.length > 0 ? meanwhile : fetched(number, missing(number, ahead));
    }
  }

  /** How many blocks from one on are missing, up to a number of them. */
  private int missing(long first, int most) {
    int count = 1;
    while (count < most && length(first + count) > 0 && !files.has(first + count)) {
      count++;
    }
    return count;
  }

  private byte[] fetched(long first, int count) throws IOException {
    long start = first * BLOCK_BYTES;
    long length = Math.min((long) count * BLOCK_BYTES, object.size() - start);
    byte[] wanted = {};
    try (InputStream content = store.open(object.key(), new ByteRange(start, length))) {
      requireUnchanged();
      for (int i = 0; i < count; i++) {
        byte[] block = whole(content, length(first + i));
        files.keep(first + i, block);
        wanted = i == 0 ? block : wanted;
        step.run();
      }
    } catch (IOException failure) {
      throw new IOException("The media " + object.key() + " cannot be read: " + failure.getMessage(), failure);
    }
    return wanted;
  }

  private static byte[] whole(InputStream content, int length) throws IOException {
    byte[] block = content.readNBytes(length);
    if (block.length < length) {
      throw new EOFException("the storage sent too few bytes");
    }
    return block;
  }

  /** Blocks of an object that was replaced would not fit together. */
  private void requireUnchanged() {
    if (store.find(object.key()).filter(now -> now.etag().equals(object.etag())).isEmpty()) {
      throw new PlatformException(ErrorCode.STATE,
          "The media " + object.key() + " were replaced or removed while they were being read. Try again.");
    }
  }

  private int length(long number) {
    return Math.clamp(object.size() - number * BLOCK_BYTES, 0, BLOCK_BYTES);
  }
}
