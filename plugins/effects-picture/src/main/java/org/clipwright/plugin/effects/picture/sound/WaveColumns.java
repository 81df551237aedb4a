package org.clipwright.plugin.effects.picture.sound;

import java.awt.Graphics2D;

/** The area of a waveform in columns of whole pixels, as the original draws it. */
final class WaveColumns {

  private static final int GLOWING_TOGETHER = 4;
  private static final double GLOW_REACH = 5;
  private static final double GLOW_ALPHA = 0.78;

  private WaveColumns() {}

  /**
   * The placement of a waveform.
   *
   * @param reach the distance of the loudest sample from the axis
   */
  record Place(double top, double height, double reach) {

    double axis() {
      return top + height * 0.5;
    }
  }

  static void draw(Graphics2D graphics, SoundLook look, float[] wave, Place place, double alpha) {
    if (look.glows()) {
      double glowing = GLOW_ALPHA * alpha;
      graphics.setPaint(look.ink(VisualPalette.faded(look.palette().glow(), glowing), glowing));
      int more = Math.max(1, (int) Math.ceil(look.glow() * GLOW_REACH));
      columns(graphics, look, wave, place, GLOWING_TOGETHER, more);
    }
    graphics.setPaint(look.area(place.top, place.top + place.height, alpha));
    columns(graphics, look, wave, place, 1, 0);
  }

  /** Draws the given number of values per column, extending it in both directions. */
  private static void columns(Graphics2D graphics, SoundLook look, float[] wave, Place place, int together, int more) {
    for (int first = 0; first < wave.length; first += together) {
      int end = Math.min(first + together, wave.length);
      double reach = reach(wave, first, end, place);
      int left = first * look.width() / wave.length;
      int right = end * look.width() / wave.length;
      int top = Math.clamp((int) Math.floor(place.axis() - reach) - more, 0, look.height());
      int bottom = Math.max(top + 1, Math.min(look.height(), (int) Math.ceil(place.axis() + reach) + more));
      graphics.fillRect(left, top, Math.max(1, right - left), bottom - top);
    }
  }

  /** The distance of the loudest of some values from the axis; anything audible takes at least a pixel. */
  private static double reach(float[] wave, int first, int end, Place place) {
    double reach = 0;
    for (int i = first; i < end; i++) {
      reach = Math.max(reach, wave[i] == 0 ? 0 : Math.max(1, Math.abs(wave[i]) * (float) place.reach));
    }
    return reach;
  }
}
