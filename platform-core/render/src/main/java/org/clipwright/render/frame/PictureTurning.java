package org.clipwright.render.frame;

import org.clipwright.render.setup.Size;
import org.clipwright.sdk.media.Frame;

/** Rotates pictures clockwise by quarter turns, pixel by pixel. */
public final class PictureTurning {

  private static final double RIGHT_ANGLE = 90;

  private PictureTurning() {}

  /** The number of quarter turns in an angle; 0 if it is not a multiple of them. */
  public static int quarters(double degrees) {
    double quarters = degrees / RIGHT_ANGLE;
    return quarters == Math.rint(quarters) && Math.abs(quarters) < Integer.MAX_VALUE
        ? Math.floorMod((int) quarters, 4) : 0;
  }

  /** The size of a picture after rotation. */
  public static Size turned(Size size, int quarters) {
    return quarters % 2 == 0 ? size : new Size(size.height(), size.width());
  }

  /** Fills a frame of the rotated size with the rotated picture. */
  public static void turn(Frame source, Frame target, int quarters) {
    int width = source.width();
    int right = width - 1;
    int bottom = source.height() - 1;
    for (int y = 0; y < target.height(); y++) {
      for (int x = 0; x < target.width(); x++) {
        int from = switch (quarters) {
          case 1 -> (bottom - x) * width + y;
          case 2 -> (bottom - y) * width + right - x;
          case 3 -> x * width + right - y;
          default -> y * width + x;
        };
        target.pixel(y * target.width() + x, source.pixel(from));
      }
    }
  }
}
