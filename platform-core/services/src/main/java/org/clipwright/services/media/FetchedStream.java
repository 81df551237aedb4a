package org.clipwright.services.media;

import java.io.IOException;
import java.io.InputStream;
import org.clipwright.sdk.storage.FilteredContent;
import org.clipwright.sdk.storage.StorageException;

/** An object's bytes on their way to a file, which tells a broken storage from a full disk. */
final class FetchedStream extends FilteredContent {

  private final String key;

  FetchedStream(InputStream content, String key) {
    super(content);
    this.key = key;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    try {
      return in.read(bytes, offset, length);
    } catch (IOException broken) {
      throw StorageFailures.translated(new StorageException(StorageException.Reason.UNAVAILABLE,
          "The media " + key + " cannot be read: " + broken.getMessage(), broken));
    }
  }
}
