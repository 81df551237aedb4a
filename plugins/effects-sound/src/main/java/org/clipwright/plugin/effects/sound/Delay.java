package org.clipwright.plugin.effects.sound;

import java.util.List;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.audio.SoundFilter;
import org.clipwright.sdk.effect.EffectContext;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** An effect that plays the sound later, by a time that can change. */
public final class Delay implements SoundEffect {

  private static final NumberParameter DELAY_TIME = ParameterSpec.number("delay_time", "Delay Time", 1, 0, 5);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Delay",
          "Delay",
          "Adjust the synchronism between the audio and video track.",
          Medium.SOUND,
          List.of(DELAY_TIME));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public SoundFilter open(EffectSetup setup) {
    return new Filter(setup.fidelity());
  }

  private static final class Filter implements SoundFilter {

    private final Fidelity fidelity;
    private DelayLine[] lines = {};

    Filter(Fidelity fidelity) {
      this.fidelity = fidelity;
    }

    @Override
    public void apply(EffectContext context, AudioBlock block) {
      if (lines.length != block.channelCount()) {
        lines = DelayLine.forChannels(block.channelCount(), block.sampleRate());
      }
      double delay = DelayLine.delay(context.value(DELAY_TIME), block.sampleRate());
      for (int channel = 0; channel < lines.length; channel++) {
        switch (fidelity) {
          case CORRECT -> delay(lines[channel], delay, block.channel(channel), block.samples());
          case ORIGINAL, ORIGINAL_0_5 -> delayLikeOriginal(lines[channel], delay, block.channel(channel),
              block.samples());
        }
      }
    }

    private static void delay(DelayLine line, double delay, float[] samples, int count) {
      for (int i = 0; i < count; i++) {
        line.store(samples[i]);
        // The incoming sample is stored first, so it counts as one sample old.
        samples[i] = line.before(1 + delay);
      }
    }

    /** The original engine does not store sound while the delay is 0, so that sound is missing when the delay grows. */
    private static void delayLikeOriginal(DelayLine line, double delay, float[] samples, int count) {
      if (delay == 0) {
        return;
      }
      for (int i = 0; i < count; i++) {
        float delayed = line.before(delay);
        line.store(samples[i]);
        samples[i] = delayed;
      }
    }
  }
}
