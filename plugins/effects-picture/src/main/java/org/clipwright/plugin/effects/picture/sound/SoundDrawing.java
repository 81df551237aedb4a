package org.clipwright.plugin.effects.picture.sound;

import java.awt.Graphics2D;
import org.clipwright.plugin.effects.picture.pixel.ThinLines;

/** A way to draw the sound of one frame. */
interface SoundDrawing {

  /** Draws sound that has samples. */
  void draw(Graphics2D graphics, SoundLook look, FrameSound sound);

  /** Draws sound that has samples, using thin lines too. */
  default void draw(Graphics2D graphics, ThinLines lines, SoundLook look, FrameSound sound) {
    draw(graphics, look, sound);
  }

  /** The number of lanes for the channels: one each, or one for all mixed. */
  static int lanes(SoundLook look, FrameSound sound) {
    return switch (look.settings().lanes()) {
      case AUTO, SPLIT, OVERLAY -> Math.min(sound.channels(), 8);
      case COMBINED -> 1;
    };
  }
}
