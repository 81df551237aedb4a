package org.clipwright.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.clipwright.render.codec.EncoderOpener;
import org.clipwright.render.setup.PictureHeap;
import org.clipwright.render.setup.RenderException;
import org.clipwright.sdk.media.Frame;

/**
 * Turns frames into the bytes of picture files.
 *
 * @param encoders opens what Java cannot write
 * @param heap for pictures while they are written
 */
record PictureBytes(EncoderOpener encoders, PictureHeap heap) {

  /** Bytes per pixel while a picture is written: in the platform's form, and in its file. */
  private static final int WRITING_BYTES = 12;

  /**
   * Does nothing for a format that can be written; to be called before something is drawn.
   *
   * @throws RenderException for another one
   */
  static void require(String format) {
    if (!WebpPicture.is(format)) {
      file(format);
    }
  }

  private static PictureFile file(String format) {
    return PictureFile.of(format)
        .orElseThrow(() -> new RenderException("Pictures cannot be written as \"" + format + "\"."));
  }

  /**
   * The file of a frame.
   *
   * @param quality 0 to 100; affects JPEG only
   */
  byte[] of(Frame picture, String format, int quality) throws IOException {
    if (WebpPicture.is(format)) {
      return WebpPicture.bytes(picture, encoders);
    }
    PictureFile file = file(format);
    try (PictureHeap.Lease _ = heap.take((long) picture.size() * WRITING_BYTES)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      file.write(picture, quality, bytes);
      return bytes.toByteArray();
    }
  }
}
