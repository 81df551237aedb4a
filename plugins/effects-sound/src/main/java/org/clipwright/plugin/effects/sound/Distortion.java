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
import org.clipwright.sdk.parameter.ParameterSpec;

/** Distorts the waveform: clips, saturates or rectifies it. */
public final class Distortion implements SoundEffect {

  private static final ChoiceParameter DISTORTION_TYPE =
      new ChoiceParameter("distortion_type", "Distortion Type", 0, 0, 3, shapes());
  private static final IntegerParameter INPUT_GAIN =
      ParameterSpec.integer("input_gain", "Input Gain (dB)", 10, -24, 24);
  private static final IntegerParameter OUTPUT_GAIN =
      ParameterSpec.integer("output_gain", "Output Gain (dB)", -10, -24, 24);
  private static final IntegerParameter TONE = ParameterSpec.integer("tone", "Tone (dB)", 5, -24, 24);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Distortion",
          "Distortion",
          "Alter the audio by clipping the signal.",
          Medium.SOUND,
          List.of(DISTORTION_TYPE, INPUT_GAIN, OUTPUT_GAIN, TONE));

  private static final double TONE_CORNER = Math.tan(0.005 * Math.PI);

  private static Map<Integer, String> shapes() {
    Map<Integer, String> shapes = new LinkedHashMap<>();
    for (Shape shape : Shape.values()) {
      shapes.put(shape.ordinal(), shape.title);
    }
    return shapes;
  }

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public SoundFilter open(EffectSetup setup) {
    int number = ChoiceIndex.of(setup.value(DISTORTION_TYPE), Shape.values().length);
    return new Filter(Shape.values()[number], setup.fidelity());
  }

  /** The kind of distortion; in the order of the choices. */
  private enum Shape {
    HARD("Hard Clipping") {
      @Override
      double bend(double sample) {
        return Math.clamp(sample, -0.5, 0.5);
      }
    },
    SOFT("Soft Clipping") {
      @Override
      double bend(double sample) {
        double size = Math.abs(sample);
        double bent = 1;
        if (size < 1.0 / 3) {
          bent = 2 * size;
        } else if (size < 2.0 / 3) {
          bent = 1 - (2 - 3 * size) * (2 - 3 * size) / 3;
        }
        return Math.copySign(0.5 * bent, sample);
      }
    },
    EXPONENTIAL("Exponential") {
      @Override
      double bend(double sample) {
        return Math.copySign(1 - Math.exp(-Math.abs(sample)), sample);
      }
    },
    FULL_WAVE("Full Wave Rectifier") {
      @Override
      double bend(double sample) {
        return Math.abs(sample);
      }
    },
    HALF_WAVE("Half Wave Rectifier") {
      @Override
      double bend(double sample) {
        return Math.max(sample, 0);
      }
    };

    private final String title;

    Shape(String title) {
      this.title = title;
    }

    abstract double bend(double sample);
  }

  private static final class Filter implements SoundFilter {

    private final Shape shape;
    private final Fidelity fidelity;
    private Biquad[] tones = {};

    Filter(Shape shape, Fidelity fidelity) {
      this.shape = shape;
      this.fidelity = fidelity;
    }

    @Override
    public void apply(EffectContext context, AudioBlock block) {
      if (tones.length != block.channelCount()) {
        tones = Biquad.forChannels(block.channelCount());
      }
      double in = Decibels.wholeFactor(context.value(INPUT_GAIN));
      double out = Decibels.wholeFactor(context.value(OUTPUT_GAIN));
      Biquad.Coefficients tone = tone(Decibels.factor(context.value(TONE)));
      for (int channel = 0; channel < tones.length; channel++) {
        float[] samples = block.channel(channel);
        bend(samples, block.samples(), in);
        if (fidelity.original()) {
          tones[channel].clear();
        }
        tones[channel].apply(tone, samples, block.samples());
        for (int i = 0; i < block.samples(); i++) {
          samples[i] = (float) (samples[i] * out);
        }
      }
    }

    private void bend(float[] samples, int count, double gain) {
      for (int i = 0; i < count; i++) {
        samples[i] = (float) shape.bend(samples[i] * gain);
      }
    }

    /** A first-order high shelf that boosts high frequencies. */
    private static Biquad.Coefficients tone(double gain) {
      double corner = TONE_CORNER * Math.sqrt(gain);
      return Biquad.Coefficients.of(corner + gain, corner - gain, 0, corner + 1, corner - 1, 0);
    }
  }
}
