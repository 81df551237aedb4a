package org.clipwright.sdk.storage;

import java.net.URI;
import java.time.Duration;

/**
 * Uploads whose bytes clients send to the backend itself, in parts, each by PUT to an address that is signed for it.
 * Nothing is visible under the key before the upload is completed. Any thread may call any method.
 */
public interface SignedUploads {

  /**
   * An upload in progress.
   *
   * @param key the name of the object that it becomes
   * @param id the backend's name for the upload, at most 1,024 printable characters
   * @param contentType the media type of the object
   */
  record Begun(String key, String id, String contentType) {}

  /** Begins an upload. It is forgotten after some time if it is neither completed nor abandoned. */
  Begun begin(String key, String contentType);

  /**
   * The address of a part; sending a part again replaces it.
   *
   * @param number from 1 to 10,000
   * @param bytes length of the part: at least 5 MiB, except for the last part, and at most 4,000 MiB
   * @param lifetime how long the address is valid
   */
  URI address(Begun upload, int number, long bytes, Duration lifetime);

  /**
   * Makes the object of the parts from 1 to a number, and replaces any existing one. Fails with {@code CONFLICT} if a
   * part is missing; it can be sent then, and the upload completed again.
   */
  StoredObject complete(Begun upload, int parts);

  /** Forgets an upload and its parts; does nothing if it has been completed. */
  void abandon(Begun upload);
}
