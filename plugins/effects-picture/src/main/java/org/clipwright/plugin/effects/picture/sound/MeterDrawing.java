package org.clipwright.plugin.effects.picture.sound;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** A level meter for each channel, whose lamps light up from the bottom. */
final class MeterDrawing implements SoundDrawing {

  private static final Color AMBER = new Color(255, 214, 90);
  private static final Color RED = new Color(255, 86, 68);
  private static final double AMBER_FROM = 0.55;
  private static final double RED_FROM = 0.82;
  private static final double WHITENING = 1.5;

  @Override
  public void draw(Graphics2D graphics, SoundLook look, FrameSound sound) {
    boolean apart = look.settings().lanes() != SoundLook.Lanes.OVERLAY;
    int meters = apart ? SoundDrawing.lanes(look, sound) : 1;
    int lamps = look.count(8, 40);
    double width = (double) look.width() / meters;
    double gap = Math.max(1, look.height() * 0.01);
    double height = Math.max(0.5, (look.height() * 0.88 - gap * (lamps - 1)) / lamps);
    for (int meter = 0; meter < meters; meter++) {
      double level = sound.level(meters == 1 ? FrameSound.MIXED : meter, look.gain());
      for (int lamp = 0; lamp < lamps; lamp++) {
        double place = (lamp + 1.0) / lamps;
        double y = look.height() * 0.94 - (lamp + 1) * height - lamp * gap;
        graphics.setPaint(place <= level ? lit(look, place) : VisualPalette.faded(look.palette().dark(), 0.25));
        graphics.fill(new Rectangle2D.Double((meter + 0.08) * width, y, 0.84 * width, height));
      }
    }
  }

  /** From the chosen colour through amber to red, or as the look specifies; the original's has no rainbow. */
  private static Color lit(SoundLook look, double place) {
    Color base = look.palette().base();
    if (look.isRainbow() && !look.original()) {
      return look.at(place).palette().base();
    }
    if (look.style() == VisualStyle.MINIMAL) {
      return base;
    }
    if (place > RED_FROM) {
      return VisualPalette.opaqueAs(base, RED);
    }
    if (place > AMBER_FROM) {
      double part = (place - AMBER_FROM) / (RED_FROM - AMBER_FROM);
      return VisualPalette.mix(look.palette().accent(), VisualPalette.opaqueAs(base, AMBER), part);
    }
    return VisualPalette.mix(base, look.palette().light(), place * WHITENING);
  }
}
