package org.clipwright.plugin.effects.picture.sphere;

import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;

/** A spherical view as its formulas say, pixel by pixel in double precision and by the functions of {@link Math}. */
final class SphereReference {

  private final SphereView view;
  private final int width;
  private final int height;

  SphereReference(SphereView view, int width, int height) {
    this.view = view;
    this.width = width;
    this.height = height;
  }

  /** The place that a pixel shows; empty when it looks at nothing. */
  double[] place(int x, int y) {
    double across = x + 0.5 - width / 2.0;
    double down = y + 0.5 - height / 2.0;
    double right = across * Math.cos(view.roll()) + down * Math.sin(view.roll());
    double below = down * Math.cos(view.roll()) - across * Math.sin(view.roll());
    double distance = Math.hypot(right, below);
    if (view.lens() == SphereView.Lens.FLAT) {
      double unit = Math.tan(view.fov() / 2) / (width / 2.0);
      double length = Math.sqrt(distance * distance * unit * unit + 1);
      return turned(right * unit / length, -below * unit / length, -1 / length);
    }
    double share = distance / (Math.min(width, height) / 2.0);
    if (share > 1) {
      return new double[0];
    }
    double angle = angle(view.lens(), share * view.lens().bent(view.fov() / 2));
    double round = Math.atan2(-below, right);
    return turned(Math.sin(angle) * Math.cos(round), Math.sin(angle) * Math.sin(round), -Math.cos(angle));
  }

  private static double angle(SphereView.Lens lens, double distance) {
    return switch (lens) {
      case FLAT, EQUIDISTANT -> distance;
      case EQUISOLID -> 2 * Math.asin(Math.clamp(distance, -1, 1));
      case STEREOGRAPHIC -> 2 * Math.atan(distance);
      case ORTHOGRAPHIC -> Math.asin(Math.clamp(distance, -1, 1));
    };
  }

  private double[] turned(double x, double y, double z) {
    double up = y * Math.cos(view.pitch()) - z * Math.sin(view.pitch());
    double level = y * Math.sin(view.pitch()) + z * Math.cos(view.pitch());
    double right = x * Math.cos(view.yaw()) - level * Math.sin(view.yaw());
    double behind = x * Math.sin(view.yaw()) + level * Math.cos(view.yaw());
    return view.source() == SphereView.Lens.FLAT ? onSphere(right, up, behind) : inCircle(right, up, behind);
  }

  private double[] onSphere(double x, double y, double z) {
    double longitude = Math.atan2(x, -z);
    double latitude = Math.asin(Math.clamp(y, -1, 1));
    double column = view.half()
        ? Math.clamp((longitude + Math.PI / 2) / Math.PI * width, 0, width - 1)
        : (longitude + Math.PI) / (2 * Math.PI) * width;
    return new double[] {column, (Math.PI / 2 - latitude) / Math.PI * height};
  }

  private double[] inCircle(double x, double y, double z) {
    double angle = Math.acos(Math.clamp(view.backwards() ? z : -z, -1, 1));
    double share = view.source().bent(angle) / view.source().bent(view.sourceFov() / 2);
    double radius = share * Math.min(width, height) / 2;
    double round = Math.atan2(y, x);
    double column = width / 2.0 + radius * Math.cos(round);
    double line = height / 2.0 - radius * Math.sin(round);
    boolean seen = column >= 0 && column < width && line >= 0 && line < height;
    return seen ? new double[] {column, line} : new double[0];
  }

  /** The pixel of a picture at a place; a picture that goes round begins again where it ends. */
  static int pixel(Frame source, double[] place, Sampling sampling, boolean round) {
    int left = (int) Math.floor(place[0]);
    int top = (int) Math.floor(place[1]);
    double[] sums = new double[4];
    for (int j = top - 1; j <= top + 2; j++) {
      for (int i = left - 1; i <= left + 2; i++) {
        double weight = weight(sampling, place[0], i) * weight(sampling, place[1], j);
        int column = round ? Math.floorMod(i, source.width()) : Math.clamp(i, 0, source.width() - 1);
        int pixel = source.pixel(Math.clamp(j, 0, source.height() - 1) * source.width() + column);
        for (int channel = 0; channel < 4; channel++) {
          sums[channel] += weight * (pixel >>> 8 * channel & 0xFF);
        }
      }
    }
    return Pixel.of(rounded(sums[0]), rounded(sums[1]), rounded(sums[2]), rounded(sums[3]));
  }

  private static double weight(Sampling sampling, double place, int pixel) {
    double distance = Math.abs(place - pixel);
    return switch (sampling) {
      case NEAREST -> pixel == (int) Math.floor(place) ? 1 : 0;
      case BILINEAR -> Math.max(0, 1 - distance);
      case BICUBIC -> distance < 1
          ? (1.5 * distance - 2.5) * distance * distance + 1
          : Math.max(-1, distance < 2 ? ((-0.5 * distance + 2.5) * distance - 4) * distance + 2 : 0);
    };
  }

  private static int rounded(double value) {
    return Pixel.clamp((int) Math.round(value));
  }
}
