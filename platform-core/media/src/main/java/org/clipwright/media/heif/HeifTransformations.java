package org.clipwright.media.heif;

import java.io.EOFException;
import java.io.IOException;
import org.clipwright.media.picture.PixelMap;

/** The transformations a HEIC or AVIF file applies to its picture before display. */
final class HeifTransformations {

  private HeifTransformations() {}

  /** All transformations among the item's properties, in order. */
  static PixelMap of(HeifFile file, int width, int height) throws IOException {
    PixelMap map = PixelMap.of(width, height);
    for (HeifBox property : file.properties(file.primary())) {
      map = switch (property.name()) {
        case "clap" -> cropped(map, property);
        case "irot" -> map.turned(property.content().get(0));
        case "imir" -> (property.content().get(0) & 1) == 0 ? map.upsideDown() : map.mirrored();
        default -> map;
      };
    }
    return map;
  }

  /** Width, height and the offset of the centre, each as a fraction. */
  private static PixelMap cropped(PixelMap map, HeifBox clap) throws IOException {
    int width = (int) Math.round(fraction(clap, 0));
    int height = (int) Math.round(fraction(clap, 8));
    int left = (int) Math.round((map.width() - fraction(clap, 0)) / 2 + fraction(clap, 16));
    int top = (int) Math.round((map.height() - fraction(clap, 8)) / 2 + fraction(clap, 24));
    if (width < 1 || height < 1 || left < 0 || top < 0 || left + width > map.width() || top + height > map.height()) {
      throw new EOFException("its visible area lies outside of it");
    }
    return map.cropped(left, top, width, height);
  }

  private static double fraction(HeifBox box, int offset) throws IOException {
    int denominator = box.intAt(offset + 4);
    if (denominator == 0) {
      throw new EOFException("its visible area has no size");
    }
    return (double) box.intAt(offset) / denominator;
  }
}
