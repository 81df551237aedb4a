package org.clipwright.sdk.storage;

import java.util.Map;

/** Opens a backend; a plugin's module {@code provides} it. */
public interface StorageProviderFactory {

  /** The name by which an operator selects it: lower-case letters, such as {@code local}. */
  String name();

  /**
   * Opens the backend.
   *
   * @param settings the operator's settings for this backend, such as {@code root} for local folders; unknown settings
   *     must be ignored
   * @throws StorageException when a setting is missing or wrong, or the backend refuses them
   */
  StorageProvider open(Map<String, String> settings);
}
