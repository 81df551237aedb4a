package org.clipwright.plugin.effects.picture.blur;

import java.util.List;
import org.clipwright.plugin.effects.picture.pixel.ChoiceList;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.OriginalBytes;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.parameter.ChoiceParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Sharpens the edges in a picture. */
public final class Sharpen implements PictureEffect {

  private static final ChoiceParameter MODE =
      ParameterSpec.choice("mode", "Mode", 0, ChoiceList.named("UnsharpMask", "HighPassBlend"));
  private static final ChoiceParameter CHANNEL =
      ParameterSpec.choice("channel", "Channel", 1, ChoiceList.named("All", "Luma", "Chroma"));

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Sharpen",
          "Sharpen",
          "Sharpens edges with an unsharp mask.",
          Medium.PICTURE,
          List.of(
              SharpenFilter.AMOUNT, SharpenFilter.RADIUS, SharpenFilter.THRESHOLD, MODE, CHANNEL))
          .withOriginalBytes(OriginalBytes.TURNS);

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    int channel = (int) setup.value(CHANNEL);
    return new SharpenFilter(
        setup.value(MODE) == 1 ? SharpenFilter.Mode.HIGH_PASS : SharpenFilter.Mode.UNSHARP_MASK,
        switch (channel) {
          case 1 -> SharpenFilter.Channel.LUMA;
          case 2 -> SharpenFilter.Channel.CHROMA;
          default -> SharpenFilter.Channel.ALL;
        });
  }
}
