package org.clipwright.plugin.effects.picture.sound;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.util.List;
import org.clipwright.plugin.effects.picture.pixel.ChoiceList;
import org.clipwright.plugin.effects.picture.pixel.DrawnLayer;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ChoiceParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Draws the sound of a clip: as a waveform, as a spectrum, or as something that moves with it. */
public final class AudioVisualization implements PictureEffect {

  private static final ChoiceParameter VISUALIZATION_TYPE =
      ParameterSpec.choice("visualization_type", "Visualization", 0,
          ChoiceList.named("Waveform", "Filled Waveform", "Bars", "Radial", "Spectrum", "Phase Scope", "Particles",
              "VU Meter", "Radial Bars"));
  private static final ChoiceParameter STYLE =
      ParameterSpec.choice("style", "Style", 0, ChoiceList.named("Clean", "Soft", "Neon", "Minimal"));
  private static final ChoiceParameter COLOR_MODE =
      ParameterSpec.choice("color_mode", "Color Mode", 0, ChoiceList.named("Seed", "Rainbow"));
  private static final ChoiceParameter CHANNEL_LAYOUT =
      ParameterSpec.choice("channel_layout", "Channel Layout", 0,
          ChoiceList.named("Auto", "Combined", "Split", "Overlay"));
  private static final ChoiceParameter BACKGROUND =
      ParameterSpec.choice("background", "Background", Background.SOURCE.ordinal(),
          ChoiceList.named("Transparent", "Solid", "Fade", "Gradient", "Source"));

  private static final float[] ENDS = {0, 1};

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "AudioVisualization",
          "Audio Visualization",
          "Visualizes the clip's sound as a waveform, a spectrum or a moving shape.",
          Medium.PICTURE,
          List.of(
              VISUALIZATION_TYPE, STYLE, SoundLook.COLOR, SoundLook.INTENSITY, SoundLook.SMOOTHING,
              SoundLook.DETAIL, SoundLook.GLOW, SoundLook.COLOR_SPREAD, COLOR_MODE, CHANNEL_LAYOUT,
              SoundLook.FREQUENCY_LOW, SoundLook.FREQUENCY_HIGH, BACKGROUND));

  /** What the sound is drawn on; in the order of the numbers in projects. */
  private enum Background {
    TRANSPARENT,
    SOLID,
    FADE,
    GRADIENT,
    SOURCE
  }

  /** The drawings, in the order of their numbers in projects. */
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
        ChoiceList.pick(VisualStyle.values(), setup.value(STYLE)),
        ChoiceList.pick(SoundLook.Coloring.values(), setup.value(COLOR_MODE)),
        ChoiceList.pick(SoundLook.Lanes.values(), setup.value(CHANNEL_LAYOUT)), setup.fidelity());
    return new Filter(
        ChoiceList.pick(DRAWINGS, setup.value(VISUALIZATION_TYPE)), settings,
        ChoiceList.pick(Background.values(), setup.value(BACKGROUND)));
  }

  private static final class Filter implements PictureFilter {

    private final SoundDrawing drawing;
    private final SoundLook.Settings settings;
    private final Background background;

    /** The original draws waves and scopes without antialiasing. */
    private final DrawnLayer.Edges edges;
    private final DrawnLayer layer = new DrawnLayer();

    Filter(SoundDrawing drawing, SoundLook.Settings settings, Background background) {
      boolean hard = drawing instanceof WaveDrawing || drawing instanceof ScopeDrawing;
      this.edges = settings.fidelity().original() && hard ? DrawnLayer.Edges.HARD : DrawnLayer.Edges.SMOOTH;
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
          drawing.draw(graphics, layer.thinLines(), look, sound);
        }
      });
      return Layout.perPixel();
    }

    private void ground(Graphics2D graphics, SoundLook look) {
      Color dark = look.palette().dark();
      switch (background) {
        case TRANSPARENT, SOURCE -> {}
        case SOLID -> fill(graphics, look, dark);
        case FADE -> fill(graphics, look, LinearPaint.down(
            0, look.height(), ENDS, VisualPalette.faded(dark, 0), VisualPalette.faded(dark, 0.55)));
        case GRADIENT -> fill(graphics, look, new LinearPaint(
            new LinearPaint.Line(0, 0, look.width(), look.height()), ENDS,
            new Color[] {
              VisualPalette.faded(dark, 0.55), VisualPalette.faded(look.palette().accent(), 0.35)
            }));
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
