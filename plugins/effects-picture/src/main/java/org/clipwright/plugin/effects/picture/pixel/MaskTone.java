package org.clipwright.plugin.effects.picture.pixel;

import java.util.Arrays;
import java.util.Optional;
import org.clipwright.sdk.media.Pixel;

/** The grey of a mask's pixels, with adjusted brightness and contrast. */
public final class MaskTone {

  private static final double STRONGEST = 20;
  private static final double SOFTEST_EDGE = 0.00001;
  private static final int MIDDLE = 128;

  private final int[] tones = new int[256];
  private Optional<LimitedLine> line = Optional.empty();

  /**
   * Sets the adjustment.
   *
   * @param brightness offset, as a fraction of the whole range
   * @param contrast from 0, which changes nothing, to 20, which leaves only black and white
   */
  public void set(double brightness, double contrast) {
    // Beyond this range everything is black or white, whatever the contrast.
    int added = (int) Math.clamp(255 * brightness, -1e6, 1e6);
    double factor = STRONGEST / Math.max(SOFTEST_EDGE, STRONGEST - contrast);
    for (int grey = 0; grey < tones.length; grey++) {
      tones[grey] = (int) Math.clamp(factor * (grey + added - MIDDLE) + MIDDLE, -256, 512);
    }
    int[] bytes = Arrays.stream(tones).map(Pixel::clamp).toArray();
    line = LimitedLine.through(bytes, factor);
  }

  /** Replaces a mask's opaque pixels by the visibility that they leave, 0 to 255. */
  public void leave(int[] pixels) {
    if (line.isPresent()) {
      leave(pixels, line.get().slope(), line.get().offset(), line.get().least(), line.get().most());
      return;
    }
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Pixel.clamp(255 - of(pixels[i]));
    }
  }

  private static void leave(int[] pixels, int slope, int offset, int least, int most) {
    for (int i = 0; i < pixels.length; i++) {
      int grey = 11 * (pixels[i] & 0xFF) + 16 * (pixels[i] >>> 8 & 0xFF) + 5 * (pixels[i] >>> 16 & 0xFF) >> 5;
      pixels[i] = 255 - Math.max(least, Math.min(most, grey * slope + offset >> LimitedLine.PLACES));
    }
  }

  /** The adjusted grey of a pixel; it may be outside 0 to 255. */
  public int of(int pixel) {
    return tones[(11 * (pixel & 0xFF) + 16 * (pixel >>> 8 & 0xFF) + 5 * (pixel >>> 16 & 0xFF)) >> 5];
  }
}
