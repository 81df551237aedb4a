package org.clipwright.plugin.effects.picture.sound;

import java.awt.Graphics2D;

/** A way to draw the sound of one frame. */
interface SoundDrawing {

  /** Draws sound that has samples. */
  void draw(Graphics2D graphics, SoundLook look, FrameSound sound);

  /** Lanes from a list of channels: each on its own, or all mixed. */
  static int lanes(SoundLook look, FrameSound sound) {
    return switch (look.settings().lanes()) {
      case AUTO, SPLIT, OVERLAY -> Math.min(sound.channels(), 8);
      case COMBINED -> 1;
    };
  }
}
