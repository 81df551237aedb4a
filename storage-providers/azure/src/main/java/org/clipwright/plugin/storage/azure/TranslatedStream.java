package org.clipwright.plugin.storage.azure;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import org.clipwright.sdk.storage.FilteredContent;
import org.clipwright.sdk.storage.StorageException;

/** A blob's bytes; failures are reported as I/O errors without the SDK's messages. */
final class TranslatedStream extends FilteredContent {

  private final Function<RuntimeException, StorageException> words;

  TranslatedStream(InputStream content, Function<RuntimeException, StorageException> words) {
    super(content);
    this.words = words;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      return in.read(target, offset, length);
    } catch (RuntimeException failure) {
      throw new IOException(words.apply(failure).getMessage());
    } catch (IOException failure) {
      throw new IOException("the connection to Azure was lost (" + failure.getClass().getSimpleName() + ")");
    }
  }
}
