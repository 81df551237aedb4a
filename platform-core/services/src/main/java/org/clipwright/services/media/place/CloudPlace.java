package org.clipwright.services.media.place;

import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.ErrorText;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.trace.Tracer;
import org.clipwright.services.trace.Traces;

/** One path in a bucket or container that a user may access; its exceptions carry messages for users. */
public final class CloudPlace {

  private final String storage;
  private final String where;
  private final String key;
  private final Map<String, String> options;
  private final long mostBytes;
  private final Supplier<StorageProvider> provider;

  /**
   * A path, which its user may access.
   *
   * @param storage the name of the storage plugin that reaches it
   * @param where the bucket or container, as it continues a sentence for users
   * @param options of what is stored there
   * @param mostBytes of an object that is read
   */
  public CloudPlace(
      String storage, String where, String key, Map<String, String> options, long mostBytes,
      Supplier<StorageProvider> provider) {
    this.mostBytes = mostBytes;
    this.storage = storage;
    this.where = where;
    this.key = key;
    this.options = options;
    this.provider = provider;
  }

  /** The path. */
  public String key() {
    return key;
  }

  /** The path of another file beside this one: the same name with another ending, such as {@code .en.vtt}. */
  public CloudPlace beside(String ending) {
    return new CloudPlace(storage, where, stem() + ending, options, mostBytes, provider);
  }

  /** The path without its extension. */
  private String stem() {
    int dot = key.lastIndexOf('.');
    return dot > key.lastIndexOf('/') ? key.substring(0, dot) : key;
  }

  /** The name of the folder beside this file that has its name, without the extension. */
  public String folder() {
    return stem().substring(stem().lastIndexOf('/') + 1);
  }

  /**
   * The bytes of the object; the caller closes the stream.
   *
   * @throws PlatformException {@code INVALID} when there is no such object, or it is too large
   */
  public InputStream open() {
    try {
      provider.get().find(key).map(StoredObject::size).filter(size -> size > mostBytes).ifPresent(this::refuse);
      return provider.get().open(key);
    } catch (StorageException failure) {
      throw said("The file could not be read", failure);
    }
  }

  /**
   * Stores bytes there, replacing what was there, and returns their permanent address.
   *
   * @param length how many they are
   * @throws PlatformException when they are not stored
   */
  public Optional<URI> put(InputStream content, long length, String contentType) {
    try (Tracer.Span span = Traces.call("upload to " + storage)) {
      return put(PutRequest.of(key, content, contentType).withLength(length).withOptions(options), span);
    }
  }

  private Optional<URI> put(PutRequest request, Tracer.Span span) {
    try {
      provider.get().put(request);
      return provider.get().address(key);
    } catch (StorageException failure) {
      span.failed(failure.reason().name().toLowerCase(Locale.ROOT));
      throw said("The output could not be uploaded", failure);
    }
  }

  private void refuse(long size) {
    throw new PlatformException(ErrorCode.INVALID, "The file \"" + key + "\"" + where + " has "
        + ErrorText.megabytes(size) + "; this server imports files of at most " + ErrorText.megabytes(mostBytes) + ".");
  }

  private PlatformException said(String what, StorageException failure) {
    return switch (failure.reason()) {
      case MISSING -> new PlatformException(ErrorCode.INVALID, "There is no file \"" + key + "\"" + where + ".",
          failure);
      case INVALID_KEY -> new PlatformException(ErrorCode.INVALID, failure.getMessage(), failure);
      case CONFLICT, FULL, REFUSED, UNAVAILABLE ->
          new PlatformException(ErrorCode.RESOURCE, what + where + ". " + failure.getMessage(), failure);
    };
  }
}
