package org.clipwright.services.media;

import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;

/** One path in a bucket or container that a user may reach; its failures speak to users. */
public final class CloudPlace {

  private final CloudKind kind;
  private final String name;
  private final String key;
  private final Map<String, String> options;
  private final Supplier<StorageProvider> provider;

  CloudPlace(CloudKind kind, String name, String key, Map<String, String> options, Supplier<StorageProvider> provider) {
    this.kind = kind;
    this.name = name;
    this.key = key;
    this.options = options;
    this.provider = provider;
  }

  /** The path. */
  public String key() {
    return key;
  }

  /**
   * The bytes that are there; the caller closes the stream.
   *
   * @throws PlatformException as {@code INVALID} when there are none
   */
  public InputStream open() {
    try {
      return provider.get().open(key);
    } catch (StorageException failure) {
      throw said("The file could not be read", failure);
    }
  }

  /**
   * Stores bytes there, in the place of what was there, and gives their lasting address.
   *
   * @throws PlatformException when they are not stored
   */
  public Optional<URI> put(InputStream content, long length, String contentType) {
    try {
      provider.get().put(PutRequest.of(key, content, contentType).withLength(length).withOptions(options));
      return provider.get().address(key);
    } catch (StorageException failure) {
      throw said("The output could not be uploaded", failure);
    }
  }

  private PlatformException said(String what, StorageException failure) {
    String where = " in the " + kind.key() + " \"" + name + "\"";
    return switch (failure.reason()) {
      case MISSING -> new PlatformException(ErrorCode.INVALID, "There is no file \"" + key + "\"" + where + ".",
          failure);
      case INVALID_KEY -> new PlatformException(ErrorCode.INVALID, failure.getMessage(), failure);
      case CONFLICT, FULL, REFUSED, UNAVAILABLE ->
          new PlatformException(ErrorCode.RESOURCE, what + where + ". " + failure.getMessage(), failure);
    };
  }
}
