package org.clipwright.plugin.effects.picture.text;

import java.util.List;
import java.util.Optional;
import org.clipwright.plugin.effects.picture.pixel.ChoiceList;
import org.clipwright.plugin.effects.picture.pixel.DrawnLayer;
import org.clipwright.sdk.effect.ClipTiming;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ChoiceParameter;
import org.clipwright.sdk.parameter.FontParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.sdk.parameter.StringParameter;

/** Draws a timer, a countdown, a time code or the frame number on the picture. */
public final class Timer implements PictureEffect {

  private static final double LONGEST = 86_400;
  private static final int BOTTOM = 7;
  private static final int SOURCE_TIME = 1;

  private static final ChoiceParameter MODE =
      ParameterSpec.choice("mode", "Mode", 0,
          ChoiceList.named("Count Up", "Count Down", "Clock", "Timecode", "Frame Number"));
  private static final ChoiceParameter TIME_SOURCE =
      ParameterSpec.choice("time_source", "Time Source", SOURCE_TIME, ChoiceList.named("Clip Time", "Source Time"));
  private static final ChoiceParameter FORMAT =
      ParameterSpec.choice("format", "Format", 0,
          ChoiceList.named("MM:SS", "HH:MM:SS", "HH:MM:SS.mmm", "Timecode", "Frames"));
  private static final NumberParameter START_TIME =
      ParameterSpec.number("start_time", "Start Time", 0, -LONGEST, LONGEST);
  private static final NumberParameter END_TIME = ParameterSpec.number("end_time", "Countdown Duration", 0, 0, LONGEST);
  private static final ChoiceParameter CLAMP =
      ParameterSpec.choice("clamp", "Clamp at Zero", 1, ChoiceList.named("No", "Yes"));
  private static final StringParameter PREFIX = ParameterSpec.text("prefix", "Prefix", "");
  private static final StringParameter SUFFIX = ParameterSpec.text("suffix", "Suffix", "");
  private static final FontParameter FONT_NAME = ParameterSpec.font("font_name", "Font", "sans");
  private static final ChoiceParameter GRAVITY =
      ParameterSpec.choice("gravity", "Gravity", BOTTOM,
          ChoiceList.named("Top Left", "Top Center", "Top Right", "Left", "Center", "Right", "Bottom Left",
              "Bottom Center", "Bottom Right"));
  private static final ChoiceParameter SHOW_BACKGROUND =
      ParameterSpec.choice("show_background", "Show Background", 1, ChoiceList.named("No", "Yes"));

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Timer",
          "Timer",
          "Draws a timer, a countdown, a time code or the frame number on the picture.",
          Medium.PICTURE,
          List.of(
              MODE, TIME_SOURCE, FORMAT, START_TIME, END_TIME, CLAMP, PREFIX, SUFFIX, FONT_NAME,
              TimerLook.FONT_SIZE, TimerLook.FONT_ALPHA, TimerLook.COLOR, TimerLook.STROKE,
              TimerLook.STROKE_WIDTH, GRAVITY, TimerLook.X_OFFSET, TimerLook.Y_OFFSET, SHOW_BACKGROUND,
              TimerLook.BACKGROUND, TimerLook.BACKGROUND_ALPHA, TimerLook.BACKGROUND_PADDING,
              TimerLook.BACKGROUND_CORNER));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    TimerReading reading = new TimerReading(
        ChoiceList.pick(TimerReading.Mode.values(), setup.value(MODE)),
        ChoiceList.pick(TimerReading.Format.values(), setup.value(FORMAT)),
        setup.value(CLAMP) == 0 ? TimerReading.Floor.NONE : TimerReading.Floor.ZERO,
        setup.framesPerSecond());
    TimerLook.Style style = new TimerLook.Style(
        setup.value(PREFIX), setup.value(SUFFIX), place(setup.value(GRAVITY)),
        setup.value(SHOW_BACKGROUND) != 0, setup.value(FONT_NAME));
    boolean ofSource = setup.value(TIME_SOURCE) == SOURCE_TIME;
    return new Filter(reading, style, setup.clip(), ofSource);
  }

  private static int place(double gravity) {
    return gravity >= 0 && gravity < BOTTOM + 2 ? (int) gravity : BOTTOM;
  }

  /** Draws the timer and keeps it for as long as its look is unchanged. */
  private static final class Filter implements PictureFilter {

    private final TimerReading reading;
    private final TimerLook.Style style;
    private final Optional<ClipTiming> clip;
    private final boolean ofSource;
    private final DrawnLayer layer = new DrawnLayer();
    private TimerLook drawn;

    Filter(TimerReading reading, TimerLook.Style style, Optional<ClipTiming> clip, boolean ofSource) {
      this.reading = reading;
      this.style = style;
      this.clip = clip;
      this.ofSource = ofSource;
    }

    @Override
    public Layout layout(PictureContext context) {
      TimerLook look = TimerLook.of(context, style, time(context), reading.widest());
      if (look.letters().alpha() <= 0 && look.box().alpha() <= 0) {
        return Layout.unchanged();
      }
      if (!look.equals(drawn)) {
        layer.draw(look.width(), look.height(), graphics -> TimerDrawing.draw(look, graphics));
        drawn = look;
      }
      return Layout.perPixel();
    }

    private String time(PictureContext context) {
      long frame = ofSource
          ? clip.map(timing -> timing.mediaFrame(context.frameNumber())).orElse(context.frameNumber())
          : context.frameNumber();
      return reading.text(Math.max(1, frame), context.value(START_TIME), length(context));
    }

    private double length(PictureContext context) {
      double given = context.value(END_TIME);
      return given > 0 ? given : clip.map(ClipTiming::seconds).orElse(0.0);
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      layer.over(context.target(), rows);
    }
  }
}
