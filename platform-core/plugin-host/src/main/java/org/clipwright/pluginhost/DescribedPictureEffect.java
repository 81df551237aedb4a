package org.clipwright.pluginhost;

import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;

/** A picture effect whose declaration was read once, when it was loaded. */
record DescribedPictureEffect(PictureEffect effect, EffectDescriptor descriptor) implements PictureEffect {

  static PictureEffect of(PictureEffect effect) {
    return new DescribedPictureEffect(effect, effect.descriptor());
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return effect.open(setup);
  }

  @Override
  public int framesBefore() {
    return effect.framesBefore();
  }
}
