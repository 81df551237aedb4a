package org.clipwright.plugin.effects.picture.noise;

import java.util.List;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Takes grain and speckles of colour out of a picture. */
public final class DenoiseImage implements PictureEffect {

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "DenoiseImage",
          "Denoise Image",
          "Removes grain and colour noise from dim or noisy pictures while keeping edges.",
          Medium.PICTURE,
          List.of(
              ParameterSpec.number("strength", "Strength", 0.78, 0, 1),
              ParameterSpec.number("detail", "Detail", 0.5, 0, 1),
              ParameterSpec.number("temporal", "Temporal", 0.35, 0, 1),
              ParameterSpec.number("motion_safety", "Motion Safety", 0.7, 0, 1),
              ParameterSpec.number("color_noise", "Color Noise", 0.7, 0, 1),
              ParameterSpec.curve("response_curve", "Response Curve", "0:1 0.5:0.55 1:0.2")));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new DenoiseFilter();
  }

  /** What is taken over from the frame before is that frame as it came in. */
  @Override
  public int framesBefore() {
    return 1;
  }
}
