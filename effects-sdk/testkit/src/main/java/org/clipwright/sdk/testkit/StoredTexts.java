package org.clipwright.sdk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.clipwright.sdk.storage.ByteRange;
import org.clipwright.sdk.storage.PutRequest;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageException.Reason;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.sdk.storage.StoredObject;

/** A backend under test, with shortcuts for storing and reading texts. */
abstract class StoredTexts {

  /** The backend under test, empty. */
  protected abstract StorageProvider storage();

  StoredObject put(String key, String text) {
    return storage().put(PutRequest.of(key, stream(text), "text/plain"));
  }

  static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  String read(String key) throws IOException {
    try (InputStream content = storage().open(key)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  String read(String key, long offset, long length) throws IOException {
    try (InputStream content = storage().open(key, new ByteRange(offset, length))) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  List<String> keys(String prefix) {
    try (Stream<StoredObject> objects = storage().list(prefix)) {
      return objects.map(StoredObject::key).toList();
    }
  }

  static Reason reason(Runnable action) {
    try {
      action.run();
    } catch (StorageException failure) {
      assertThat(failure.getMessage()).endsWith(".");
      return failure.reason();
    }
    throw new AssertionError("Nothing failed.");
  }
}
