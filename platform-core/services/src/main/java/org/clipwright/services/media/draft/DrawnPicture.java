package org.clipwright.services.media.draft;

import java.io.IOException;
import java.io.InputStream;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.media.MediaStore;

/** A picture that a worker drew for one request and left in the storage for the caller's process to fetch. */
public final class DrawnPicture {

  private static final String TOO_LARGE =
      "The picture is larger than this server can process at once. Request a smaller one, or JPG or PNG.";

  private DrawnPicture() {}

  /**
   * Removes the picture from the storage and returns its bytes.
   *
   * @throws PlatformException when the heap has no room for the picture
   */
  public static byte[] take(MediaStore media, String key) {
    HeapShare share = HeapShare.current();
    try {
      long size = media.find(key).map(StoredObject::size).orElse(0L);
      share.claimForAnswer(size, TOO_LARGE);
      try (InputStream content = media.open(key)) {
        return content.readNBytes(Math.toIntExact(size));
      }
    } catch (IOException e) {
      throw new PlatformException(ErrorCode.RESOURCE, "The picture cannot be read: " + e.getMessage(), e);
    } finally {
      media.delete(key);
    }
  }
}
