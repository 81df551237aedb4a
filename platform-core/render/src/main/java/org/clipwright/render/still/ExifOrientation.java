package org.clipwright.render.still;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** How a camera was held, according to the EXIF data of a JPEG, PNG, WebP or TIFF file. */
public enum ExifOrientation {
  UPRIGHT,
  MIRRORED,
  TURNED_180,
  MIRRORED_TURNED_180,
  MIRRORED_TURNED_270,
  TURNED_90,
  MIRRORED_TURNED_90,
  TURNED_270;

  private static final int ORIENTATION_TAG = 0x0112;

  /** Reads the orientation; upright for files that do not state one. */
  public static ExifOrientation of(Path file) {
    return PictureParts.exif(file).map(ExifOrientation::inExif).orElse(UPRIGHT);
  }

  /** Whether the upright picture's width is the stored one's height. */
  public boolean swapsSides() {
    return ordinal() >= 4;
  }

  /** The index of the stored pixel shown at a position of the upright picture. */
  long stored(int x, int y, int storedWidth, int storedHeight) {
    int lastX = storedWidth - 1;
    int lastY = storedHeight - 1;
    return switch (this) {
      case UPRIGHT -> index(x, y, storedWidth);
      case MIRRORED -> index(lastX - x, y, storedWidth);
      case TURNED_180 -> index(lastX - x, lastY - y, storedWidth);
      case MIRRORED_TURNED_180 -> index(x, lastY - y, storedWidth);
      case MIRRORED_TURNED_270 -> index(y, x, storedWidth);
      case TURNED_90 -> index(y, lastY - x, storedWidth);
      case MIRRORED_TURNED_90 -> index(lastX - y, lastY - x, storedWidth);
      case TURNED_270 -> index(lastX - y, x, storedWidth);
    };
  }

  private static long index(int x, int y, int width) {
    return (long) y * width + x;
  }

  private static ExifOrientation inExif(ByteBuffer data) {
    if (data.limit() < 8) {
      return UPRIGHT;
    }
    ByteBuffer exif = data.slice();
    exif.order(exif.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long directory = exif.getInt(4) & 0xFFFFFFFFL;
    if (directory + 2 > exif.limit()) {
      return UPRIGHT;
    }
    int entries = exif.getShort((int) directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int entry = (int) directory + 2 + 12 * i;
      if (entry + 12 > exif.limit()) {
        return UPRIGHT;
      }
      if ((exif.getShort(entry) & 0xFFFF) == ORIENTATION_TAG) {
        int value = exif.getShort(entry + 8);
        return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}
