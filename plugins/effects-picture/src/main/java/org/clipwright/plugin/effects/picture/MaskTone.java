package org.clipwright.plugin.effects.picture;

/** The grey of a mask's pixels, made brighter or darker and its contrast stronger. */
final class MaskTone {

  private static final double STRONGEST = 20;
  private static final double SOFTEST_EDGE = 0.00001;
  private static final int MIDDLE = 128;

  private final int[] tones = new int[256];

  /**
   * Sets how greys are changed.
   *
   * @param brightness what is added, in parts of the whole range
   * @param contrast from 0, which changes nothing, to 20, which leaves black and white only
   */
  void set(double brightness, double contrast) {
    // The range outside of which all is black or white, whatever the contrast.
    int added = (int) Math.clamp(255 * brightness, -1e6, 1e6);
    double factor = STRONGEST / Math.max(SOFTEST_EDGE, STRONGEST - contrast);
    for (int grey = 0; grey < tones.length; grey++) {
      tones[grey] = (int) Math.clamp(factor * (grey + added - MIDDLE) + MIDDLE, -256, 512);
    }
  }

  /** The changed grey of a pixel; it may lie outside 0 to 255. */
  int of(int pixel) {
    return tones[(11 * (pixel & 0xFF) + 16 * (pixel >>> 8 & 0xFF) + 5 * (pixel >>> 16 & 0xFF)) >> 5];
  }
}
