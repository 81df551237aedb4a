package org.clipwright.plugin.effects.picture.sound;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.util.List;
import org.clipwright.plugin.effects.picture.pixel.Choices;
import org.clipwright.plugin.effects.picture.pixel.DrawnLayer;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Draws the sound of a clip: as a wave, as frequencies, or as something that moves with it. */
public final class AudioVisualization implements PictureEffect {

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "AudioVisualization",
          "Audio Visualization",
          "Visualizes the clip's sound as a waveform, a spectrum or a moving shape.",
          Medium.PICTURE,
          List.of(
              ParameterSpec.choice("visualization_type", "Visualization", 0,
                  Choices.named("Waveform", "Filled Waveform", "Bars", "Radial", "Spectrum", "Phase Scope", "Particles",
                      "VU Meter", "Radial Bars")),
              ParameterSpec.choice("style", "Style", 0, Choices.named("Clean", "Soft", "Neon", "Minimal")),
              ParameterSpec.color("color", "Color", org.clipwright.sdk.media.Color.of(68, 170, 255)),
              ParameterSpec.number("intensity", "Intensity", 1, 0, 10),
              ParameterSpec.number("smoothing", "Smoothing", 0.35, 0, 1),
              ParameterSpec.number("detail", "Detail", 0.75, 0, 1),
              ParameterSpec.number("glow", "Glow", 0.25, 0, 1),
              ParameterSpec.number("color_spread", "Color Spread", 0.6, 0, 1),
              ParameterSpec.choice("color_mode", "Color Mode", 0, Choices.named("Seed", "Rainbow")),
              ParameterSpec.choice("channel_layout", "Channel Layout", 0,
                  Choices.named("Auto", "Combined", "Split", "Overlay")),
              ParameterSpec.number("frequency_low", "Low Frequency", 0, 0, 1),
              ParameterSpec.number("frequency_high", "High Frequency", 1, 0, 1),
              ParameterSpec.choice("background", "Background", Background.SOURCE.ordinal(),
                  Choices.named("Transparent", "Solid", "Fade", "Gradient", "Source"))));

  /** What the sound is drawn on; in the order of their numbers in projects. */
  private enum Background {
    TRANSPARENT,
    SOLID,
    FADE,
    GRADIENT,
    SOURCE
  }

  /** The ways to draw, in the order of their numbers in projects. */
  private static final SoundDrawing[] DRAWINGS = {
    WaveDrawing.LINE, WaveDrawing.AREA, SpectrumDrawing.BARS, RadialDrawing.RING, SpectrumDrawing.RIDGE,
    new ScopeDrawing(), new ParticleDrawing(), new MeterDrawing(), RadialDrawing.BARS
  };

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    SoundLook.Settings settings = new SoundLook.Settings(
        Choices.pick(VisualStyle.values(), setup.constant("style")),
        Choices.pick(SoundLook.Coloring.values(), setup.constant("color_mode")),
        Choices.pick(SoundLook.Lanes.values(), setup.constant("channel_layout")));
    return new Filter(
        Choices.pick(DRAWINGS, setup.constant("visualization_type")), settings,
        Choices.pick(Background.values(), setup.constant("background")), setup.fidelity());
  }

  private static final class Filter implements PictureFilter {

    private final SoundDrawing drawing;
    private final SoundLook.Settings settings;
    private final Background background;

    /** The original draws waves without smooth edges. */
    private final DrawnLayer.Edges edges;
    private final DrawnLayer layer = new DrawnLayer();

    Filter(SoundDrawing drawing, SoundLook.Settings settings, Background background, Fidelity fidelity) {
      this.edges = fidelity.original() && drawing instanceof WaveDrawing
          ? DrawnLayer.Edges.HARD : DrawnLayer.Edges.SMOOTH;
      this.drawing = drawing;
      this.settings = settings;
      this.background = background;
    }

    @Override
    public Layout layout(PictureContext context) {
      SoundLook look = SoundLook.of(context, settings);
      FrameSound sound = new FrameSound(context.sound());
      layer.draw(look.width(), look.height(), edges, graphics -> {
        ground(graphics, look);
        if (!sound.isEmpty()) {
          drawing.draw(graphics, look, sound);
        }
      });
      return Layout.perPixel();
    }

    private void ground(Graphics2D graphics, SoundLook look) {
      Color dark = look.palette().dark();
      switch (background) {
        case TRANSPARENT, SOURCE -> {}
        case SOLID -> fill(graphics, look, dark);
        case FADE -> fill(graphics, look, new GradientPaint(
            0, 0, VisualPalette.faded(dark, 0), 0, look.height(), VisualPalette.faded(dark, 0.55)));
        case GRADIENT -> fill(graphics, look, new GradientPaint(
            0, 0, VisualPalette.faded(dark, 0.55), look.width(), look.height(),
            VisualPalette.faded(look.palette().accent(), 0.35)));
      }
    }

    private static void fill(Graphics2D graphics, SoundLook look, Paint paint) {
      graphics.setPaint(paint);
      graphics.fillRect(0, 0, look.width(), look.height());
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      if (background == Background.SOURCE) {
        layer.over(context.target(), rows);
      } else {
        layer.instead(context.target(), rows);
      }
    }
  }
}
