package org.clipwright.plugin.effects.sound;

import java.util.List;
import org.clipwright.sdk.audio.SoundFilter;
import org.clipwright.sdk.effect.EffectContext;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.sdk.parameter.SwitchParameter;

/** The common part of compressor and expander: a level in decibels controls a gain with attack and release. */
abstract class Dynamics implements SoundFilter {

  private static final NumberParameter THRESHOLD = ParameterSpec.number("threshold", "Threshold (dB)", -10, -60, 0);
  private static final NumberParameter RATIO = ParameterSpec.number("ratio", "Ratio", 1, 1, 100);
  private static final NumberParameter ATTACK = ParameterSpec.number("attack", "Attack (ms)", 1, 0.1f, 100);
  private static final NumberParameter RELEASE = ParameterSpec.number("release", "Release (ms)", 1, 10, 1000);
  private static final NumberParameter MAKEUP_GAIN =
      ParameterSpec.number("makeup_gain", "Makeup gain (dB)", 1, -12, 12);
  private static final SwitchParameter BYPASS = ParameterSpec.keyframedFlag("bypass", "Bypass", false);

  private static final double QUIETEST = -60;
  private static final double QUIETEST_POWER = 1e-6;
  private static final double LIMIT = 1e6;

  private double reduction;

  /** The parameters of both effects. */
  static List<ParameterSpec> parameters() {
    return List.of(THRESHOLD, RATIO, ATTACK, RELEASE, MAKEUP_GAIN, BYPASS);
  }

  @Override
  public void apply(EffectContext context, AudioBlock block) {
    if (context.integer(BYPASS) != 0) {
      return;
    }
    double threshold = limited(context.value(THRESHOLD));
    double ratio = limited(context.value(RATIO));
    double attack = smoothing(context.value(ATTACK), block.sampleRate());
    double release = smoothing(context.value(RELEASE), block.sampleRate());
    double makeup = limited(context.value(MAKEUP_GAIN));
    for (int i = 0; i < block.samples(); i++) {
      double wanted = limited(reduction(decibels(power(mean(block, i))), threshold, ratio));
      double keep = attacks(wanted, reduction) ? attack : release;
      reduction = keep * reduction + (1 - keep) * wanted;
      scale(block, i, Decibels.factor(makeup - reduction));
    }
  }

  /** The power from which the level is derived, for the mean of the channels at one sample. */
  abstract double power(double mean);

  /** The gain reduction at a level, in decibels. */
  abstract double reduction(double level, double threshold, double ratio);

  /** Whether a change from one reduction to another counts as attack rather than release. */
  abstract boolean attacks(double wanted, double current);

  private static double mean(AudioBlock block, int sample) {
    double sum = 0;
    for (int channel = 0; channel < block.channelCount(); channel++) {
      sum += block.channel(channel)[sample];
    }
    return sum / block.channelCount();
  }

  private static void scale(AudioBlock block, int sample, double gain) {
    for (int channel = 0; channel < block.channelCount(); channel++) {
      block.channel(channel)[sample] = (float) (block.channel(channel)[sample] * gain);
    }
  }

  private static double decibels(double power) {
    return power < QUIETEST_POWER ? QUIETEST : 10 * Math.log10(power);
  }

  /** The fraction of the old reduction kept from one sample to the next. The original engine counts seconds here. */
  private static double smoothing(double seconds, int sampleRate) {
    return seconds <= 0 ? 0 : Math.exp(-1 / (sampleRate * Math.min(seconds, LIMIT)));
  }

  private static double limited(double value) {
    return Math.clamp(value, -LIMIT, LIMIT);
  }
}
