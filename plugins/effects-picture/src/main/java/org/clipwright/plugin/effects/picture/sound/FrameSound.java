package org.clipwright.plugin.effects.picture.sound;

import org.clipwright.sdk.media.AudioBlock;

/** What drawings want to know of the sound of one frame. */
record FrameSound(AudioBlock block) {

  /** Instead of a channel's number: the average of all. */
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

  /** A sample of a channel or of all; broken ones count as silence. */
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
   * The farthest samples of stretches of equal length, from -1 to 1.
   *
   * @param smoothing how much of each is taken from the one before, 0 to 1
   */
  double[] wave(int channel, int stretches, double gain, double smoothing) {
    double[] values = new double[stretches];
    double before = 0;
    for (int i = 0; i < stretches; i++) {
      int from = (int) ((long) i * samples() / stretches);
      int to = Math.max(from + 1, (int) ((i + 1L) * samples() / stretches));
      before = before * smoothing + Math.clamp(farthest(channel, from, to) * gain, -1, 1) * (1 - smoothing);
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

  /**
   * How strong bands of frequencies are, from 0 to 1, each as much wider than the one before as tones are heard.
   *
   * @param low lowest frequency in Hz
   * @param high highest frequency in Hz
   * @param smoothing how much of each is taken from the one below, 0 to 1
   */
  double[] bands(int count, double low, double high, double gain, double smoothing) {
    double[] mixed = new double[Math.min(samples(), Fourier.SIZE)];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = sample(MIXED, i);
    }
    double[] amplitudes = Fourier.amplitudes(mixed);
    double step = (double) block.sampleRate() / Fourier.SIZE;
    double from = Math.clamp(low / step, 0.1, Fourier.SIZE / 2.0);
    double to = Math.clamp(high / step, from, Fourier.SIZE / 2.0);
    double[] values = new double[count];
    double before = 0;
    for (int i = 0; i < count; i++) {
      double strongest = strongest(amplitudes, place(from, to, (double) i / count), place(from, to, (i + 1.0) / count));
      before = before * smoothing + Math.min(1, 2 * strongest * gain) * (1 - smoothing);
      values[i] = before;
    }
    return values;
  }

  private static double place(double from, double to, double part) {
    return from * Math.pow(to / from, part);
  }

  /** The largest of a stretch; between two steps, what lies on the line from one to the other. */
  private static double strongest(double[] amplitudes, double from, double to) {
    double middle = (from + to) / 2;
    int below = Math.min((int) middle, amplitudes.length - 2);
    double strongest = amplitudes[below] + (amplitudes[below + 1] - amplitudes[below]) * (middle - below);
    for (int i = (int) Math.ceil(from); i <= to && i < amplitudes.length; i++) {
      strongest = Math.max(strongest, amplitudes[i]);
    }
    return strongest;
  }

  /** How loud a channel or all of them are, from 0 to 1. */
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
