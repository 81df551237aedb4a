package org.clipwright.plugin.effects.sound;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.sdk.audio.SoundFilter;
import org.clipwright.sdk.effect.EffectContext;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.parameter.ChoiceParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Splits the sound into overlapping windows, modifies the spectrum of each, and overlap-adds the results. */
final class Spectral implements SoundFilter {

  /** Modifies the spectrum of one window in place; the real part of its inverse transform becomes the signal. */
  @FunctionalInterface
  interface Change {

    /**
     * Processes one window.
     *
     * @param number index of the window within its channel, from 0
     */
    void apply(long number, double[] real, double[] imaginary);
  }

  /** The parameters, which differ between effects only in the initial hop. */
  record Parameters(ChoiceParameter size, ChoiceParameter hop, ChoiceParameter window) {

    static Parameters startingWith(int hop) {
      Map<Integer, String> sizes = new LinkedHashMap<>();
      for (int step = 2; step <= 6; step++) {
        sizes.put(step, Integer.toString(SMALLEST << step));
      }
      return new Parameters(
          new ChoiceParameter("fft_size", "FFT Size", 4, 0, LARGEST_STEP, sizes),
          new ChoiceParameter("hop_size", "Hop Size", hop, 0, HIGHEST_HOP, ordered("1/2", "1/4", "1/8")),
          new ChoiceParameter("window_type", "Window Type", 0, 0, 3,
              ordered("Rectangular", "Bart Lett", "Hann", "Hamming")));
    }

    /** In the order an editor shows them. */
    List<ParameterSpec> all() {
      return List.of(size, hop, window);
    }
  }

  private static final int SMALLEST = 32;
  private static final int LARGEST_STEP = 8;
  private static final int HIGHEST_HOP = 2;

  private final Change change;
  private final int hop;
  private final double[] window;
  private final double gain;
  private final Fourier fourier;
  private final double[] real;
  private final double[] imaginary;
  private Channel[] channels = {};

  Spectral(EffectSetup setup, Parameters parameters, Change change) {
    int size = SMALLEST << ChoiceIndex.of(setup.value(parameters.size), LARGEST_STEP + 1);
    this.change = change;
    this.hop = size >> (ChoiceIndex.of(setup.value(parameters.hop), HIGHEST_HOP + 1) + 1);
    this.window = window(ChoiceIndex.of(setup.value(parameters.window), 4), size);
    this.gain = hop / Arrays.stream(window).sum();
    this.fourier = new Fourier(size);
    this.real = new double[size];
    this.imaginary = new double[size];
  }

  private static Map<Integer, String> ordered(String... labels) {
    Map<Integer, String> choices = new LinkedHashMap<>();
    for (String label : labels) {
      choices.put(choices.size(), label);
    }
    return choices;
  }

  private static double[] window(int type, int size) {
    double[] window = new double[size];
    for (int i = 0; i < size; i++) {
      double turn = 2 * Math.PI * i / (size - 1);
      window[i] =
          switch (type) {
            case 1 -> 1 - Math.abs(2.0 * i / (size - 1) - 1);
            case 2 -> 0.5 - 0.5 * Math.cos(turn);
            case 3 -> 0.54 - 0.46 * Math.cos(turn);
            default -> 1;
          };
    }
    return window;
  }

  @Override
  public void apply(EffectContext context, AudioBlock block) {
    if (channels.length != block.channelCount()) {
      channels = new Channel[block.channelCount()];
      Arrays.setAll(channels, i -> new Channel());
    }
    for (int i = 0; i < channels.length; i++) {
      channels[i].apply(block.channel(i), block.samples());
    }
  }

  /** The latest input samples and the next output samples of one channel, both in ring buffers of one window's size. */
  private final class Channel {

    private final float[] in = new float[window.length];
    private final double[] out = new double[window.length];
    private int next;
    private int sinceLast;
    private long windows;

    void apply(float[] samples, int count) {
      for (int i = 0; i < count; i++) {
        in[next] = samples[i];
        samples[i] = (float) out[next];
        out[next] = 0;
        next = (next + 1) % in.length;
        if (++sinceLast == hop) {
          sinceLast = 0;
          resynthesize();
        }
      }
    }

    private void resynthesize() {
      for (int i = 0; i < window.length; i++) {
        real[i] = in[(next + i) % in.length] * window[i];
        imaginary[i] = 0;
      }
      fourier.forward(real, imaginary);
      change.apply(windows++, real, imaginary);
      fourier.inverse(real, imaginary);
      for (int i = 0; i < window.length; i++) {
        out[(next + i) % out.length] += real[i] * gain;
      }
    }
  }
}
