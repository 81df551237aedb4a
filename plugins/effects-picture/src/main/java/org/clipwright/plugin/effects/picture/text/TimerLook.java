package org.clipwright.plugin.effects.picture.text;

import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.media.Color;

/**
 * How a timer is to look in one frame; equal looks give equal pictures. Lengths are pixels.
 *
 * @param text what it reads
 * @param widest a text as wide as the box is to be at least
 * @param place where it stands, 0 to 8: rows of three from the top left
 * @param x how far it is moved to the right
 * @param y how far it is moved down
 * @param boxAlpha how opaque the box behind it is; 0 for none
 */
record TimerLook(
    int width, int height, String text, String widest, int place, double x, double y, String font, double fontSize,
    Color color, double fontAlpha, Color stroke, double strokeWidth, Color background, double boxAlpha, double padding,
    double corner) {

  private static final double REFERENCE_WIDTH = 600;
  private static final double FARTHEST_PERCENT = 1000;

  /** What does not change from frame to frame. */
  record Style(String prefix, String suffix, int place, boolean boxed, String font) {}

  static TimerLook of(PictureContext context, Style style, String time, String widest) {
    double scale = context.width() / REFERENCE_WIDTH;
    return new TimerLook(
        context.width(), context.height(), style.prefix + time + style.suffix,
        widest.isEmpty() ? "" : style.prefix + widest + style.suffix, style.place,
        context.width() * percent(context, "x_offset"), context.height() * percent(context, "y_offset"), style.font,
        context.number("font_size") * scale, context.color("color"), context.number("font_alpha"),
        context.color("stroke"), length(context, "stroke_width", scale), context.color("background"),
        style.boxed ? context.number("background_alpha") : 0, length(context, "background_padding", scale),
        length(context, "background_corner", scale));
  }

  private static double percent(PictureContext context, String parameter) {
    return Math.clamp(context.number(parameter), -FARTHEST_PERCENT, FARTHEST_PERCENT) / 100;
  }

  private static double length(PictureContext context, String parameter, double scale) {
    return Math.clamp(context.number(parameter) * scale, 0, context.width());
  }
}
