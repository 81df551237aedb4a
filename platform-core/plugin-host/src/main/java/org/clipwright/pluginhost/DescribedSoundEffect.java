package org.clipwright.pluginhost;

import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.audio.SoundFilter;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectSetup;

/** A sound effect whose declaration was read once, when it was loaded. */
record DescribedSoundEffect(SoundEffect effect, EffectDescriptor descriptor) implements SoundEffect {

  static SoundEffect of(SoundEffect effect) {
    return new DescribedSoundEffect(effect, effect.descriptor());
  }

  @Override
  public SoundFilter open(EffectSetup setup) {
    return effect.open(setup);
  }
}
