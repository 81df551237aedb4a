package org.clipwright.plugin.effects.picture.noise;

import java.util.List;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;

/** Removes grain and colour speckles from a picture. */
public final class DenoiseImage implements PictureEffect {

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "DenoiseImage",
          "Denoise Image",
          "Removes grain and colour noise from dim or noisy pictures while keeping edges.",
          Medium.PICTURE,
          List.of(
              NoiseResponse.STRENGTH, NoiseResponse.DETAIL, NoiseResponse.TEMPORAL,
              NoiseMemory.MOTION_SAFETY, NoiseResponse.COLOR_NOISE, NoiseResponse.RESPONSE_CURVE));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new DenoiseFilter();
  }

  /** The preceding frame contributes as it came in, before denoising. */
  @Override
  public int framesBefore() {
    return 1;
  }
}
