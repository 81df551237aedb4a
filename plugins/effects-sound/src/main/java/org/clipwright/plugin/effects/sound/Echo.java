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

/** Repeats the sound, more and more quietly. */
public final class Echo implements SoundEffect {

  private static final NumberParameter ECHO_TIME = ParameterSpec.number("echo_time", "Time", 0.1f, 0, 5);
  private static final NumberParameter FEEDBACK = ParameterSpec.number("feedback", "Feedback", 0.5, 0, 1);
  private static final NumberParameter MIX = ParameterSpec.number("mix", "Mix", 0.5, 0, 1);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Echo",
          "Echo",
          "Reflection of sound with a delay after the direct sound.",
          Medium.SOUND,
          List.of(ECHO_TIME, FEEDBACK, MIX));

  private static final double LIMIT = 1000;

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public SoundFilter open(EffectSetup setup) {
    return new Filter(setup.fidelity());
  }

  private static final class Filter implements SoundFilter {

    private final double shortest;
    private DelayLine[] lines = {};

    Filter(Fidelity fidelity) {
      this.shortest = switch (fidelity) {
        case CORRECT -> 1;
        // In the original engine, half of an echo shorter than a sample is the sound of five seconds ago.
        case ORIGINAL, ORIGINAL_0_5 -> Double.MIN_VALUE;
      };
    }

    @Override
    public void apply(EffectContext context, AudioBlock block) {
      if (lines.length != block.channelCount()) {
        lines = DelayLine.forChannels(block.channelCount(), block.sampleRate());
      }
      double delay = DelayLine.delay(context.value(ECHO_TIME), block.sampleRate());
      if (delay < shortest) {
        return; // An echo without delay is inaudible.
      }
      float feedback = (float) Math.clamp(context.value(FEEDBACK), -LIMIT, LIMIT);
      float mix = (float) Math.clamp(context.value(MIX), -LIMIT, LIMIT);
      for (int channel = 0; channel < lines.length; channel++) {
        float[] samples = block.channel(channel);
        for (int i = 0; i < block.samples(); i++) {
          float in = samples[i];
          float echo = lines[channel].before(delay);
          samples[i] = in + mix * (echo - in);
          lines[channel].store(in + echo * feedback);
        }
      }
    }
  }
}
