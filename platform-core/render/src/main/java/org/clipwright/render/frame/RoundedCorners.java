package org.clipwright.render.frame;

import org.clipwright.render.picture.Blending;
import org.clipwright.sdk.media.Frame;

/** Rounds the corners of a picture, with antialiased edges. */
public final class RoundedCorners {

  private RoundedCorners() {}

  /**
   * Rounds the corners in place.
   *
   * @param share radius as a fraction of the shorter side, 0 to 0.5; larger values count as 0.5
   */
  public static void cut(Frame frame, double share) {
    double radius = Math.clamp(share, 0, 0.5) * Math.min(frame.width(), frame.height());
    int rows = (int) Math.ceil(radius);
    for (int y = 0; y < rows; y++) {
      double up = radius - y - 0.5;
      for (int x = 0; x < rows; x++) {
        double left = radius - x - 0.5;
        if (up > 0 || left > 0) {
          double coverage = radius - Math.hypot(Math.max(0, left), Math.max(0, up)) + 0.5;
          dim(frame, x, y, (int) Math.round(255 * Math.clamp(coverage, 0, 1)));
        }
      }
    }
  }

  private static void dim(Frame frame, int x, int y, int coverage) {
    if (coverage == 255) {
      return;
    }
    int right = frame.width() - 1 - x;
    int bottom = frame.height() - 1 - y;
    dim(frame, y * frame.width() + x, coverage);
    if (right != x) {
      dim(frame, y * frame.width() + right, coverage);
    }
    if (bottom != y) {
      dim(frame, bottom * frame.width() + x, coverage);
      if (right != x) {
        dim(frame, bottom * frame.width() + right, coverage);
      }
    }
  }

  private static void dim(Frame frame, int index, int coverage) {
    frame.pixel(index, Blending.multiply(frame.pixel(index), coverage));
  }
}
