package org.clipwright.plugin.effects.sound;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.sdk.audio.SoundEffect;
import org.clipwright.sdk.audio.SoundFilter;
import org.clipwright.sdk.effect.EffectContext;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.parameter.ChoiceParameter;
import org.clipwright.sdk.parameter.IntegerParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Boosts or cuts part of the spectrum. */
public final class ParametricEq implements SoundEffect {

  private static final ChoiceParameter FILTER_TYPE =
      new ChoiceParameter("filter_type", "Filter Type", 0, 0, 3, bands());
  private static final IntegerParameter FREQUENCY =
      ParameterSpec.integer("frequency", "Frequency (Hz)", 500, 20, 20000);
  private static final IntegerParameter GAIN = ParameterSpec.integer("gain", "Gain (dB)", 0, -24, 24);
  private static final NumberParameter Q_FACTOR = ParameterSpec.number("q_factor", "Q Factor", 0, 0, 20);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "ParametricEQ",
          "Parametric EQ",
          "Filter that allows you to adjust the volume level of a frequency in the audio track.",
          Medium.SOUND,
          List.of(FILTER_TYPE, FREQUENCY, GAIN, Q_FACTOR));

  private static Map<Integer, String> bands() {
    Map<Integer, String> bands = new LinkedHashMap<>();
    for (Band band : Band.values()) {
      bands.put(band.ordinal(), band.title);
    }
    return bands;
  }

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public SoundFilter open(EffectSetup setup) {
    Band band = Band.values()[ChoiceIndex.of(setup.value(FILTER_TYPE), Band.values().length)];
    return new Filter(band, setup.fidelity());
  }

  /** The type of filter band; in the order of the choices. */
  private enum Band {
    LOW_PASS("Low Pass"),
    HIGH_PASS("High Pass"),
    LOW_SHELF("Low Shelf"),
    HIGH_SHELF("High Shelf"),
    BAND_PASS("Band Pass"),
    BAND_STOP("Band Stop"),
    PEAK("Peaking Notch");

    private final String title;

    Band(String title) {
      this.title = title;
    }
  }

  private static final class Filter implements SoundFilter {

    private static final double WIDEST = 0.99 * Math.PI;
    private static final double LOWEST = 1e-6;

    private final Band band;
    private final Fidelity fidelity;
    private Biquad[] filters = {};

    Filter(Band band, Fidelity fidelity) {
      this.band = band;
      this.fidelity = fidelity;
    }

    @Override
    public void apply(EffectContext context, AudioBlock block) {
      if (block.samples() == 0) {
        return;
      }
      if (filters.length != block.channelCount()) {
        filters = Biquad.forChannels(block.channelCount());
      }
      double omega = omega(context.value(FREQUENCY), block);
      double quality = context.value(Q_FACTOR);
      double width = quality > 0 ? Math.clamp(omega / quality, LOWEST, WIDEST) : WIDEST;
      Biquad.Coefficients by = coefficients(folded(omega), width, Decibels.factor(context.value(GAIN)));
      for (int channel = 0; channel < filters.length; channel++) {
        filters[channel].apply(by, block.channel(channel), block.samples());
      }
    }

    /** The angular frequency per sample. The original engine uses the samples per frame as the sample rate. */
    private double omega(double frequency, AudioBlock block) {
      double hertz = Math.clamp(frequency, 0.0, 1e6);
      return switch (fidelity) {
        case CORRECT -> 2 * Math.PI * Math.min(hertz / block.sampleRate(), 0.5);
        case ORIGINAL, ORIGINAL_0_5 -> 2 * Math.PI * hertz / block.samples();
      };
    }

    /** The same angle folded to between 0 and half a turn, where the filter is stable. */
    private static double folded(double omega) {
      double turn = omega % (2 * Math.PI);
      return Math.clamp(turn > Math.PI ? 2 * Math.PI - turn : turn, LOWEST, Math.PI - LOWEST);
    }

    private Biquad.Coefficients coefficients(double omega, double width, double g) {
      double t = Math.tan(omega / 2);
      double b = Math.tan(width / 2);
      double c = -2 * Math.cos(omega);
      double r = Math.sqrt(g);
      return switch (band) {
        case LOW_PASS -> Biquad.Coefficients.of(t, t, 0, t + 1, t - 1, 0);
        case HIGH_PASS -> Biquad.Coefficients.of(1, -1, 0, t + 1, t - 1, 0);
        case LOW_SHELF -> Biquad.Coefficients.of(g * t + r, g * t - r, 0, t + r, t - r, 0);
        case HIGH_SHELF -> Biquad.Coefficients.of(r * t + g, r * t - g, 0, r * t + 1, r * t - 1, 0);
        case BAND_PASS -> Biquad.Coefficients.of(b, 0, -b, 1 + b, c, 1 - b);
        case BAND_STOP -> Biquad.Coefficients.of(1, c, 1, 1 + b, c, 1 - b);
        case PEAK -> Biquad.Coefficients.of(r + g * b, r * c, r - g * b, r + b, r * c, r - b);
      };
    }
  }
}
