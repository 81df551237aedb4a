package org.clipwright.sdk.media;

/** A colour with straight (not premultiplied) components, each 0 to 255. */
public record Color(int red, int green, int blue, int alpha) {

  public Color {
    red = Pixel.clamp(red);
    green = Pixel.clamp(green);
    blue = Pixel.clamp(blue);
    alpha = Pixel.clamp(alpha);
  }

  /** An opaque colour. */
  public static Color of(int red, int green, int blue) {
    return new Color(red, green, blue, 255);
  }
}
