package org.clipwright.render.compose;

import org.clipwright.render.frame.Picture;
import org.clipwright.render.picture.Blending;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.OriginalBytes;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.timeline.Clip;
import org.clipwright.timeline.EffectItem;

/** How one picture's bytes pass through its effects at the original's fidelity; see {@link OriginalBytes}. */
final class OriginalByteOrder {

  private final PictureEffects effects;
  private final boolean original;
  private boolean turned;

  OriginalByteOrder(PictureEffects effects, Fidelity fidelity) {
    this.effects = effects;
    this.original = fidelity.original();
  }

  /** Applies the next effect; see {@link PictureEffects#apply}. */
  Picture apply(EffectItem item, Picture picture, long frameNumber, Clip clip, long timelineFrame) {
    OriginalBytes habit = effects.originalBytes(item);
    boolean trusting = turned && (habit == OriginalBytes.TRUSTS || habit == OriginalBytes.TRUSTS_ANEW);
    Picture taken = trusting ? turn(effects.finish(picture)) : picture;
    Picture changed = effects.apply(item, taken, frameNumber, clip, timelineFrame);
    Picture result = trusting && habit == OriginalBytes.TRUSTS ? turnBack(effects.finish(changed)) : changed;
    turned = original && switch (habit) {
      case TURNS -> true;
      case PAINTS_ANEW, TRUSTS_ANEW -> false;
      case PAINTS, TRUSTS -> turned;
    };
    return result;
  }

  private static Picture turn(Picture picture) {
    Picture own = picture.exclusive();
    Frame frame = own.frame();
    for (int i = 0; i < frame.size(); i++) {
      int pixel = frame.pixel(i);
      int alpha = pixel >>> 24;
      frame.pixel(i, alpha == 0 ? 0 : Pixel.of(
          straight(Pixel.blue(pixel), alpha), straight(Pixel.green(pixel), alpha), straight(Pixel.red(pixel), alpha),
          alpha));
    }
    return own;
  }

  private static int straight(int color, int alpha) {
    return Math.min(255, (color * 255 + alpha / 2) / alpha);
  }

  private static Picture turnBack(Picture picture) {
    Picture own = picture.exclusive();
    Frame frame = own.frame();
    for (int i = 0; i < frame.size(); i++) {
      int pixel = frame.pixel(i);
      int straight = Pixel.opaque(Pixel.blue(pixel), Pixel.green(pixel), Pixel.red(pixel));
      frame.pixel(i, Blending.multiply(straight, pixel >>> 24));
    }
    return own;
  }
}
