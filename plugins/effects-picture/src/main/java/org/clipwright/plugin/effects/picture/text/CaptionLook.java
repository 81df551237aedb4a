package org.clipwright.plugin.effects.picture.text;

import java.util.List;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.FontParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/**
 * How captions look in one frame; equal looks give equal pictures.
 *
 * @param lines the lines of all visible cues
 * @param fading progress of the fade-in, from 0 to 1
 * @param dropping whether a word too wide for its area is left out, with the rest of its line
 * @param lineSpacing distance of the lines, in heights of a line
 * @param left where the area for lines begins, as a fraction of the width
 * @param right width to the right of that area, as a fraction of the width
 * @param top height above that area, as a fraction of the height
 */
record CaptionLook(
    int width, int height, List<String> lines, double fading, boolean dropping, LetterLook letters, double lineSpacing,
    TextBoxLook box, double left, double right, double top) {

  static final ColorParameter BACKGROUND = ParameterSpec.color("background", "Background", Color.of(0, 0, 0));
  static final NumberParameter BACKGROUND_ALPHA = ParameterSpec.number("background_alpha", "Background Alpha", 0, 0, 1);
  static final NumberParameter BACKGROUND_CORNER =
      ParameterSpec.number("background_corner", "Background Corner Radius", 10, 0, 60);
  static final NumberParameter BACKGROUND_PADDING =
      ParameterSpec.number("background_padding", "Background Padding", 20, 0, 60);
  static final FontParameter CAPTION_FONT = ParameterSpec.font("caption_font", "Font", "sans");
  static final ColorParameter COLOR = ParameterSpec.color("color", "Color", Color.of(255, 255, 255));
  static final NumberParameter FONT_ALPHA = ParameterSpec.number("font_alpha", "Font Alpha", 1, 0, 1);
  static final NumberParameter FONT_SIZE = ParameterSpec.number("font_size", "Font Size", 30, 0, 200);
  static final NumberParameter LEFT = ParameterSpec.number("left", "Left Size", 0.1f, 0, 0.5);
  static final NumberParameter LINE_SPACING = ParameterSpec.number("line_spacing", "Line Spacing", 1, 0, 5);
  static final NumberParameter RIGHT = ParameterSpec.number("right", "Right Size", 0.1f, 0, 0.5);
  static final ColorParameter STROKE = ParameterSpec.color("stroke", "Border", Color.of(169, 169, 169));
  static final NumberParameter STROKE_WIDTH = ParameterSpec.number("stroke_width", "Stroke Width", 0.5, 0, 10);
  static final NumberParameter TOP = ParameterSpec.number("top", "Top Size", 0.75, 0, 1);

  /** Sizes refer to a picture of this width. */
  private static final double REFERENCE_WIDTH = 600;

  static CaptionLook of(PictureContext context, List<String> lines, double fading, Fidelity fidelity) {
    double scale = context.width() / REFERENCE_WIDTH;
    return new CaptionLook(
        context.width(), context.height(), lines, fading, fidelity.original(),
        new LetterLook(context.value(CAPTION_FONT), context.value(FONT_SIZE) * scale, context.value(COLOR),
            context.value(FONT_ALPHA), context.value(STROKE), context.value(STROKE_WIDTH) * scale),
        context.value(LINE_SPACING),
        new TextBoxLook(context.value(BACKGROUND), context.value(BACKGROUND_ALPHA),
            context.value(BACKGROUND_PADDING) * scale, context.value(BACKGROUND_CORNER) * scale),
        context.value(LEFT), context.value(RIGHT), context.value(TOP));
  }

  /** The maximum line width, in pixels. */
  double room() {
    return Math.max(0, (1 - left - right) * width);
  }
}
