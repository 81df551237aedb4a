package org.clipwright.services.media;

import java.io.IOException;
import java.io.InputStream;
import org.clipwright.sdk.storage.StoredObject;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;

/** A picture that a worker drew for one request and left in the storage, where the caller's process fetches it. */
public final class DrawnPicture {

  private static final String TOO_LARGE =
      "The picture is larger than this server can hold at one time. Ask for a smaller one,"
      + " or for JPG or PNG.";

  private DrawnPicture() {}

  /**
   * The bytes of the picture, which leaves the storage.
   *
   * @throws PlatformException when the heap has no room for it
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
