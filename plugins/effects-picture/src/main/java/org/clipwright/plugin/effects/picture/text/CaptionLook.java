package org.clipwright.plugin.effects.picture.text;

import java.util.List;
import org.clipwright.sdk.effect.Fidelity;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.media.Color;

/**
 * How captions are to look in one frame; equal looks give equal pictures.
 *
 * @param lines the lines of all visible cues
 * @param fading how far they have faded in, from 0 to 1
 * @param dropping whether a word that is wider than the room for it is left out, with the rest of its line
 * @param scale pixels for one unit of sizes, which are those of a picture 600 wide
 */
record CaptionLook(
    int width, int height, List<String> lines, double fading, boolean dropping, String font, double fontSize,
    double lineSpacing, double left, double right, double top, Color color, Color stroke, double strokeWidth,
    double fontAlpha, Color background, double backgroundAlpha, double corner, double padding, double scale) {

  private static final double REFERENCE_WIDTH = 600;

  static CaptionLook of(PictureContext context, List<String> lines, double fading, Fidelity fidelity) {
    return new CaptionLook(
        context.width(), context.height(), lines, fading, fidelity.original(), context.text("caption_font"),
        context.number("font_size"), context.number("line_spacing"), context.number("left"), context.number("right"),
        context.number("top"), context.color("color"), context.color("stroke"), context.number("stroke_width"),
        context.number("font_alpha"), context.color("background"), context.number("background_alpha"),
        context.number("background_corner"), context.number("background_padding"), context.width() / REFERENCE_WIDTH);
  }

  /** How wide lines can be, in pixels. */
  double room() {
    return Math.max(0, (1 - left - right) * width);
  }
}
