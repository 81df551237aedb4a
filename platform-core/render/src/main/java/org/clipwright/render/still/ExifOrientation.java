package org.clipwright.render.still;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a camera was held, as a JPEG file's EXIF data tell. */
enum ExifOrientation {
  UPRIGHT,
  MIRRORED,
  TURNED_180,
  MIRRORED_TURNED_180,
  MIRRORED_TURNED_270,
  TURNED_90,
  MIRRORED_TURNED_90,
  TURNED_270;

  private static final int ORIENTATION_TAG = 0x0112;
  private static final int START_OF_IMAGE = 0xFFD8;
  private static final int EXIF_SEGMENT = 0xFFE1;
  private static final int START_OF_SCAN = 0xFFDA;

  /** Reads the orientation; upright for files that are no JPEG or say nothing. */
  static ExifOrientation of(Path file) throws IOException {
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return in.readUnsignedShort() == START_OF_IMAGE ? inSegments(in) : UPRIGHT;
    } catch (EOFException exception) {
      return UPRIGHT;
    }
  }

  boolean swapsSides() {
    return ordinal() >= 4;
  }

  /** The pixel of the stored picture that is seen at a place of the upright one. */
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

  private static ExifOrientation inSegments(DataInputStream in) throws IOException {
    while (true) {
      int marker = in.readUnsignedShort();
      int length = in.readUnsignedShort() - 2;
      if (marker == START_OF_SCAN || marker >>> 8 != 0xFF || length < 0) {
        return UPRIGHT;
      }
      byte[] segment = in.readNBytes(length);
      if (marker == EXIF_SEGMENT && startsWithExif(segment)) {
        return inExif(segment);
      }
    }
  }

  private static boolean startsWithExif(byte[] segment) {
    return segment.length > 14 && new String(segment, 0, 4, StandardCharsets.US_ASCII).equals("Exif");
  }

  private static ExifOrientation inExif(byte[] segment) {
    ByteBuffer exif = ByteBuffer.wrap(segment, 6, segment.length - 6).slice();
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
