package org.clipwright.plugin.effects.picture.sound;

import org.clipwright.sdk.media.AudioBlock;

/** The properties of one frame's sound that drawings need. */
record FrameSound(AudioBlock block) {

  /** Used instead of a channel's number for the average of all channels. */
  static final int MIXED = -1;

  private static final double RMS_WEIGHT = 3.6;
  private static final double PEAK_WEIGHT = 1.15;
  private static final double LEVEL_EXPONENT = 0.55;

  boolean isEmpty() {
    return block.samples() == 0;
  }

  int channels() {
    return block.channelCount();
  }

  int samples() {
    return block.samples();
  }

  /** A sample of a channel or the average; invalid samples count as silence. */
  double sample(int channel, int index) {
    if (channel != MIXED) {
      float sample = block.channel(channel)[index];
      return Float.isFinite(sample) ? sample : 0;
    }
    double sum = 0;
    for (int i = 0; i < channels(); i++) {
      sum += sample(i, index);
    }
    return sum / channels();
  }

  /**
   * The peak samples of sections of equal length, from -1 to 1.
   *
   * @param smoothing how much of each is taken from the preceding one, 0 to 1
   */
  float[] wave(int channel, int stretches, float gain, float smoothing) {
    float[] values = new float[stretches];
    float before = 0;
    for (int i = 0; i < stretches; i++) {
      int from = (int) ((long) i * samples() / stretches);
      int to = Math.min(samples(), Math.max(from + 1, (int) ((i + 1L) * samples() / stretches)));
      float value = Math.clamp((float) farthest(channel, from, to) * gain, -1f, 1f);
      before = before * smoothing + value * (1 - smoothing);
      values[i] = before;
    }
    return values;
  }

  private double farthest(int channel, int from, int to) {
    double farthest = 0;
    for (int i = from; i < to; i++) {
      double sample = sample(channel, i);
      farthest = Math.abs(sample) > Math.abs(farthest) ? sample : farthest;
    }
    return farthest;
  }

  /** The average of all channels, up to the given number of samples. */
  double[] mixed(int most) {
    double[] mixed = new double[Math.min(samples(), most)];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = sample(MIXED, i);
    }
    return mixed;
  }

  /** The strengths of frequency bands, from 0 to 1; band widths grow in proportion to frequency, as in hearing. */
  double[] bands(int count, SoundLook look) {
    double rate = Math.max(1, block.sampleRate());
    double[] strengths = look.original()
        ? SingleTones.strengths(mixed(SingleTones.MOST_SAMPLES), rate, count, look.low(), look.high())
        : ToneBands.strengths(mixed(AmplitudeSpectrum.SIZE), rate, count, look.low(), look.high());
    double before = 0;
    for (int i = 0; i < count; i++) {
      before = before * look.smoothing() + Math.min(1, strengths[i] * look.gain()) * (1 - look.smoothing());
      strengths[i] = before;
    }
    return strengths;
  }

  /** The loudness of a channel or of all channels, from 0 to 1. */
  double level(int channel, double gain) {
    int first = channel == MIXED ? 0 : channel;
    int end = channel == MIXED ? channels() : channel + 1;
    double squares = 0;
    double peak = 0;
    for (int c = first; c < end; c++) {
      for (int i = 0; i < samples(); i++) {
        double sample = Math.abs(sample(c, i));
        squares += sample * sample;
        peak = Math.max(peak, sample);
      }
    }
    double rms = Math.sqrt(squares / (Math.max(1, samples()) * (end - first)));
    return Math.pow(Math.clamp(Math.max(rms * RMS_WEIGHT, peak * PEAK_WEIGHT) * gain, 0, 1), LEVEL_EXPONENT);
  }
}
