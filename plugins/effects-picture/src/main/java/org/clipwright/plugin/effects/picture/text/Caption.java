package org.clipwright.plugin.effects.picture.text;

import java.awt.Graphics2D;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.clipwright.plugin.effects.picture.pixel.DrawnLayer;
import org.clipwright.sdk.effect.ClipTiming;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.CaptionParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Draws captions on the picture at their times. */
public final class Caption implements PictureEffect {

  private static final CaptionParameter CAPTION_TEXT =
      ParameterSpec.caption("caption_text", "Captions",
          "00:00:00:000 --> 00:10:00:000\nThe words of this caption are yours to write");
  private static final NumberParameter FADE_IN = ParameterSpec.number("fade_in", "Fade In (Seconds)", 0.35f, 0, 3);
  private static final NumberParameter FADE_OUT = ParameterSpec.number("fade_out", "Fade Out (Seconds)", 0.35f, 0, 3);

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "Caption",
          "Caption",
          "Draws timed captions on the picture.",
          Medium.PICTURE,
          List.of(
              CaptionLook.BACKGROUND, CaptionLook.BACKGROUND_ALPHA, CaptionLook.BACKGROUND_CORNER,
              CaptionLook.BACKGROUND_PADDING, CaptionLook.CAPTION_FONT, CAPTION_TEXT, CaptionLook.COLOR,
              FADE_IN, FADE_OUT, CaptionLook.FONT_ALPHA, CaptionLook.FONT_SIZE, CaptionLook.LEFT,
              CaptionLook.LINE_SPACING, CaptionLook.RIGHT, CaptionLook.STROKE, CaptionLook.STROKE_WIDTH,
              CaptionLook.TOP, CaptionManner.HIGHLIGHT, CaptionManner.HIGHLIGHT_COLOR, CaptionManner.ANIMATION,
              CaptionManner.SAFE_AREA, CaptionManner.MOST_LINES));

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    return new Filter(setup);
  }

  /** Draws a layer of text and keeps it for as long as its look is unchanged. */
  private static final class Filter implements PictureFilter {

    private final Fidelity fidelity;
    private final List<CaptionCues.Cue> cues;
    private final double framesPerSecond;
    private final Optional<ClipTiming> clip;
    private final DrawnLayer layer = new DrawnLayer();
    private final CaptionManner manner;
    private final boolean styled;
    private Record drawn;

    Filter(EffectSetup setup) {
      fidelity = setup.fidelity();
      cues = CaptionCues.parse(setup.value(CAPTION_TEXT), fidelity);
      framesPerSecond = setup.framesPerSecond();
      clip = setup.clip();
      manner = CaptionManner.of(setup);
      styled = fidelity == Fidelity.CORRECT && manner.concerns(cues);
    }

    @Override
    public Layout layout(PictureContext context) {
      long frame = mediaFrame(context.frameNumber());
      List<CaptionCues.Cue> shown = cues.stream()
          .filter(cue -> cue.firstFrame(framesPerSecond) <= frame && frame <= cue.lastFrame(framesPerSecond))
          .toList();
      if (shown.isEmpty()) {
        return Layout.unchanged();
      }
      List<String> lines = shown.stream().flatMap(cue -> cue.lines().stream()).toList();
      CaptionLook look = CaptionLook.of(context, lines, fading(shown.getLast(), frame, context), fidelity);
      if (styled) {
        StyledCaptions captions = new StyledCaptions(look, manner, shown, context.value(CaptionManner.HIGHLIGHT_COLOR),
            (frame - 1) / framesPerSecond);
        draw(look, captions.look(), captions::draw);
      } else {
        draw(look, look, graphics -> CaptionDrawing.draw(look, graphics));
      }
      return Layout.perPixel();
    }

    /** Captions belong to what is said, so they follow the speed of the clip; the original's do not. */
    private long mediaFrame(long frame) {
      return switch (fidelity) {
        case CORRECT -> clip.map(timing -> timing.mediaFrame(frame)).orElse(frame);
        case ORIGINAL, ORIGINAL_0_5 -> frame;
      };
    }

    private double fading(CaptionCues.Cue cue, long frame, PictureContext context) {
      double in = (frame - cue.firstFrame(framesPerSecond)) / (context.value(FADE_IN) * framesPerSecond);
      if (in < 1) {
        return Math.max(0, in);
      }
      double length = context.value(FADE_OUT) * framesPerSecond;
      double out = 1 - (frame - (cue.lastFrame(framesPerSecond) - length)) / length;
      return out >= 0 && out <= 1 ? out : 1;
    }

    private void draw(CaptionLook canvas, Record look, Consumer<Graphics2D> drawing) {
      if (!look.equals(drawn)) {
        layer.draw(canvas.width(), canvas.height(), drawing);
        drawn = look;
      }
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      layer.over(context.target(), rows);
    }
  }
}
