package org.clipwright.plugin.effects.sound;

import java.util.List;
import org.clipwright.sdk.audio.AudioBlock;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.audio.SoundFilter;
import org.clipwright.sdk.effect.EffectContext;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Lets the sound come later. */
public final class Delay implements SoundEffect {

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Delay",
          "Delay",
          "Adjust the synchronism between the audio and video track.",
          Medium.SOUND,
          List.of(ParameterSpec.number("delay_time", "Delay Time", 1, 0, 5)));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public SoundFilter open(EffectSetup setup) {
    return new Filter();
  }

  private static final class Filter implements SoundFilter {

    private DelayLine[] lines = {};

    @Override
    public void apply(EffectContext context, AudioBlock block) {
      if (lines.length != block.channelCount()) {
        lines = DelayLine.forChannels(block.channelCount(), block.sampleRate());
      }
      // The sample that comes in is stored first, so it counts as one sample old.
      double delay = 1 + DelayLine.delay(context.number("delay_time"), block.sampleRate());
      for (int channel = 0; channel < lines.length; channel++) {
        delay(lines[channel], delay, block.channel(channel), block.samples());
      }
    }

    private static void delay(DelayLine line, double delay, float[] samples, int count) {
      for (int i = 0; i < count; i++) {
        line.store(samples[i]);
        samples[i] = line.before(delay);
      }
    }
  }
}
