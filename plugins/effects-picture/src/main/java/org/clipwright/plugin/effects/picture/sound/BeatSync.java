package org.clipwright.plugin.effects.picture.sound;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clipwright.plugin.effects.picture.pixel.ChoiceList;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.AudioBlock;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ChoiceParameter;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.CurveParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Replaces the picture by one colour that follows the beat of the clip's sound. */
public final class BeatSync implements PictureEffect {

  private static final ColorParameter LOW_COLOR = ParameterSpec.color("low_color", "Low Color", Color.of(0, 0, 0));
  private static final ColorParameter HIGH_COLOR =
      ParameterSpec.color("high_color", "High Color", Color.of(255, 255, 255));
  private static final NumberParameter INTENSITY = ParameterSpec.number("intensity", "Intensity", 2, 0, 10);
  private static final NumberParameter THRESHOLD = ParameterSpec.number("threshold", "Threshold", 0.1, 0, 1);
  private static final NumberParameter ATTACK_MS = ParameterSpec.number("attack_ms", "Attack (ms)", 10, 1, 500);
  private static final NumberParameter DECAY_MS = ParameterSpec.number("decay_ms", "Decay (ms)", 200, 1, 2000);
  private static final NumberParameter FREQUENCY_LOW = ParameterSpec.number("frequency_low", "Low Frequency", 0, 0, 1);
  private static final NumberParameter FREQUENCY_HIGH =
      ParameterSpec.number("frequency_high", "High Frequency", 1, 0, 1);
  private static final ChoiceParameter INVERT =
      ParameterSpec.choice("invert", "Invert", 0, ChoiceList.named("No", "Yes"));
  private static final CurveParameter RESPONSE_CURVE = ParameterSpec.curve("response_curve", "Response", "0:0 1:1");

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "BeatSync",
          "Beat Sync",
          "Fills the picture with a mix of two colours that follows the beat of the clip's sound; useful as a mask.",
          Medium.PICTURE,
          List.of(
              LOW_COLOR, HIGH_COLOR, INTENSITY, THRESHOLD, ATTACK_MS, DECAY_MS, FREQUENCY_LOW,
              FREQUENCY_HIGH, INVERT, RESPONSE_CURVE));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(setup.framesPerSecond(), setup.value(INVERT) != 0);
  }

  private static final class Filter implements PictureFilter {

    /** After this many decay times, what remains of a level is less than one colour step. */
    private static final double FORGOTTEN_DECAYS = 7;

    private static final double LONGEST_MILLISECONDS = 2000;
    private static final int MOST_KEPT = 1024;

    private final double framesPerSecond;
    private final boolean inverted;
    private final Map<Heard, Double> levels = new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<Heard, Double> eldest) {
        return size() > MOST_KEPT;
      }
    };
    private int color;

    /** The frequency band at a frame. */
    private record Heard(long frame, double low, double high) {}

    Filter(double framesPerSecond, boolean inverted) {
      this.framesPerSecond = framesPerSecond;
      this.inverted = inverted;
    }

    @Override
    public Layout layout(PictureContext context) {
      double threshold = Math.clamp(context.value(THRESHOLD), 0, 1);
      double envelope = envelope(context);
      double beat = envelope < threshold || threshold >= 1 ? 0 : (envelope - threshold) / (1 - threshold);
      double shown = inverted ? 1 - beat : beat;
      double curved = Math.clamp(context.value(RESPONSE_CURVE, shown, shown), 0, 1);
      color = between(context.value(LOW_COLOR), context.value(HIGH_COLOR), (int) (256 * curved + 0.5));
      return Layout.perPixel();
    }

    /** The envelope of the beat, starting at the first frame that still counts, or at the clip's first. */
    private double envelope(PictureContext context) {
      long ago = longestAgo(context);
      while (ago > 0 && !known(context, ago) && context.earlierSound(ago).samples() == 0) {
        ago--;
      }
      double envelope = 0;
      for (; ago >= 0; ago--) {
        long frame = context.frameNumber() - ago;
        double level = Math.clamp(level(context, ago) * context.value(INTENSITY, frame), 0, 1);
        double milliseconds = Math.clamp(
            context.value(level > envelope ? ATTACK_MS : DECAY_MS, frame), 0.001, LONGEST_MILLISECONDS);
        envelope = level + (envelope - level) * Math.exp(-1000 / framesPerSecond / milliseconds);
      }
      return envelope;
    }

    private long longestAgo(PictureContext context) {
      double decay = Math.clamp(context.value(DECAY_MS), 1, LONGEST_MILLISECONDS);
      long frames = (long) Math.ceil(FORGOTTEN_DECAYS * decay / 1000 * framesPerSecond);
      return Math.clamp(frames, 1, Math.min(MOST_KEPT / 2, Math.max(0, context.frameNumber() - 1)) + 1L) - 1;
    }

    private boolean known(PictureContext context, long ago) {
      return levels.containsKey(heard(context, ago));
    }

    private Heard heard(PictureContext context, long ago) {
      long frame = context.frameNumber() - ago;
      double low = hertz(context.value(FREQUENCY_LOW, frame));
      return new Heard(frame, low, Math.max(low + 1, hertz(context.value(FREQUENCY_HIGH, frame))));
    }

    private double level(PictureContext context, long ago) {
      Heard heard = heard(context, ago);
      Double known = levels.get(heard);
      if (known == null) {
        known = BeatLevel.of(ago == 0 ? context.sound() : context.earlierSound(ago), heard.low, heard.high);
        levels.put(heard, known);
      }
      return known;
    }

    /** The frequency at a position between the lowest and highest audible tones. */
    private static double hertz(double place) {
      return 20 * Math.pow(1000, Math.clamp(place, 0, 1));
    }

    private static int between(Color low, Color high, int share) {
      int alpha = mixed(low.alpha(), high.alpha(), share);
      return Pixel.of(
          mixed(low.red(), high.red(), share) * alpha / 255,
          mixed(low.green(), high.green(), share) * alpha / 255,
          mixed(low.blue(), high.blue(), share) * alpha / 255,
          alpha);
    }

    private static int mixed(int low, int high, int share) {
      return (Pixel.clamp(low) * (256 - share) + Pixel.clamp(high) * share) >> 8;
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame frame = context.target();
      for (int i = rows.from() * frame.width(); i < rows.to() * frame.width(); i++) {
        frame.pixel(i, color);
      }
    }
  }

  /** Measures the loudness of a band of a frame's sound. */
  private static final class BeatLevel {

    private static final double RMS_WEIGHT = 3.6;
    private static final double PEAK_WEIGHT = 1.15;
    private static final double NO_LOW_CUT_HERTZ = 1;

    private BeatLevel() {}

    static double of(AudioBlock block, double low, double high) {
      FrameSound sound = new FrameSound(block);
      double lowShare = low <= NO_LOW_CUT_HERTZ ? 0 : share(low, block.sampleRate());
      double highShare = share(high, block.sampleRate());
      double below = 0;
      double upTo = 0;
      double squares = 0;
      double peak = 0;
      for (int i = 0; i < sound.samples(); i++) {
        double sample = sound.sample(FrameSound.MIXED, i);
        upTo += highShare * (sample - upTo);
        below += lowShare * (sample - below);
        double band = upTo - below;
        squares += band * band;
        peak = Math.max(peak, Math.abs(band));
      }
      return Math.max(RMS_WEIGHT * Math.sqrt(squares / Math.max(1, sound.samples())), PEAK_WEIGHT * peak);
    }

    /** The coefficient of a one-pole low-pass filter. */
    private static double share(double hertz, int sampleRate) {
      double step = 1.0 / sampleRate;
      return step / (step + 1 / (2 * Math.PI * hertz));
    }
  }
}
