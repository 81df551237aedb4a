package org.clipwright.plugin.effects.picture.text;

import java.util.List;
import java.util.Optional;
import org.clipwright.plugin.effects.picture.pixel.Choices;
import org.clipwright.plugin.effects.picture.pixel.DrawnLayer;
import org.clipwright.sdk.effect.ClipTiming;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ParameterKind;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Draws a timer, a countdown, a time code or the frame number on the picture. */
public final class Timer implements PictureEffect {

  private static final double LONGEST = 86_400;
  private static final int BOTTOM = 7;
  private static final int SOURCE_TIME = 1;

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Timer",
          "Timer",
          "Draws a timer, a countdown, a time code or the frame number on the picture.",
          Medium.PICTURE,
          List.of(
              ParameterSpec.choice("mode", "Mode", 0,
                  Choices.named("Count Up", "Count Down", "Clock", "Timecode", "Frame Number")),
              ParameterSpec.choice("time_source", "Time Source", SOURCE_TIME,
                  Choices.named("Clip Time", "Source Time")),
              ParameterSpec.choice("format", "Format", 0,
                  Choices.named("MM:SS", "HH:MM:SS", "HH:MM:SS.mmm", "Timecode", "Frames")),
              ParameterSpec.number("start_time", "Start Time", 0, -LONGEST, LONGEST),
              ParameterSpec.number("end_time", "Countdown Duration", 0, 0, LONGEST),
              ParameterSpec.choice("clamp", "Clamp at Zero", 1, Choices.named("No", "Yes")),
              ParameterSpec.text("prefix", "Prefix", ParameterKind.STRING, ""),
              ParameterSpec.text("suffix", "Suffix", ParameterKind.STRING, ""),
              ParameterSpec.text("font_name", "Font", ParameterKind.FONT, "sans"),
              ParameterSpec.number("font_size", "Font Size", 48, 1, 300),
              ParameterSpec.number("font_alpha", "Font Alpha", 1, 0, 1),
              ParameterSpec.color("color", "Text Color", Color.of(255, 255, 255)),
              ParameterSpec.color("stroke", "Stroke Color", Color.of(0, 0, 0)),
              ParameterSpec.number("stroke_width", "Stroke Width", 2, 0, 20),
              ParameterSpec.choice("gravity", "Gravity", BOTTOM,
                  Choices.named("Top Left", "Top Center", "Top Right", "Left", "Center", "Right", "Bottom Left",
                      "Bottom Center", "Bottom Right")),
              ParameterSpec.number("x_offset", "X Offset (%)", 0, -100, 100),
              ParameterSpec.number("y_offset", "Y Offset (%)", 0, -100, 100),
              ParameterSpec.choice("show_background", "Show Background", 1, Choices.named("No", "Yes")),
              ParameterSpec.color("background", "Background Color", Color.of(0, 0, 0)),
              ParameterSpec.number("background_alpha", "Background Alpha", 0.45, 0, 1),
              ParameterSpec.number("background_padding", "Background Padding", 14, 0, 100),
              ParameterSpec.number("background_corner", "Background Corner Radius", 6, 0, 100)));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    TimerReading reading = new TimerReading(
        Choices.pick(TimerReading.Mode.values(), setup.constant("mode")),
        Choices.pick(TimerReading.Format.values(), setup.constant("format")),
        setup.constant("clamp") == 0 ? TimerReading.Floor.NONE : TimerReading.Floor.ZERO,
        setup.framesPerSecond());
    TimerLook.Style style = new TimerLook.Style(
        setup.text("prefix"), setup.text("suffix"), place(setup.constant("gravity")),
        setup.constant("show_background") != 0, setup.text("font_name"));
    boolean ofSource = setup.constant("time_source") == SOURCE_TIME;
    return new Filter(reading, style, setup.clip(), ofSource);
  }

  private static int place(double gravity) {
    return gravity >= 0 && gravity < BOTTOM + 2 ? (int) gravity : BOTTOM;
  }

  /** Draws the timer and keeps it for as long as it looks the same. */
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
      if (look.fontAlpha() <= 0 && look.boxAlpha() <= 0) {
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
      return reading.text(Math.max(1, frame), context.number("start_time"), length(context));
    }

    private double length(PictureContext context) {
      double given = context.number("end_time");
      return given > 0 ? given : clip.map(ClipTiming::seconds).orElse(0.0);
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      layer.over(context.target(), rows);
    }
  }
}
