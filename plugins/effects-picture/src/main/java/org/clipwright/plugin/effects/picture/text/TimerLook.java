package org.clipwright.plugin.effects.picture.text;

import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.parameter.ColorParameter;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.NumericParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/**
 * How a timer looks in one frame; equal looks give equal pictures. Lengths are in pixels.
 *
 * @param text the text of the timer
 * @param widest a text that sets the minimum width of the box
 * @param place its position, 0 to 8: rows of three from the top left
 * @param x offset to the right
 * @param y offset downwards
 */
record TimerLook(
    int width, int height, String text, String widest, int place, double x, double y, LetterLook letters,
    TextBoxLook box) {

  static final NumberParameter FONT_SIZE = ParameterSpec.number("font_size", "Font Size", 48, 1, 300);
  static final NumberParameter FONT_ALPHA = ParameterSpec.number("font_alpha", "Font Alpha", 1, 0, 1);
  static final ColorParameter COLOR = ParameterSpec.color("color", "Text Color", Color.of(255, 255, 255));
  static final ColorParameter STROKE = ParameterSpec.color("stroke", "Stroke Color", Color.of(0, 0, 0));
  static final NumberParameter STROKE_WIDTH = ParameterSpec.number("stroke_width", "Stroke Width", 2, 0, 20);
  static final NumberParameter X_OFFSET = ParameterSpec.number("x_offset", "X Offset (%)", 0, -100, 100);
  static final NumberParameter Y_OFFSET = ParameterSpec.number("y_offset", "Y Offset (%)", 0, -100, 100);
  static final ColorParameter BACKGROUND = ParameterSpec.color("background", "Background Color", Color.of(0, 0, 0));
  static final NumberParameter BACKGROUND_ALPHA =
      ParameterSpec.number("background_alpha", "Background Alpha", 0.45, 0, 1);
  static final NumberParameter BACKGROUND_PADDING =
      ParameterSpec.number("background_padding", "Background Padding", 14, 0, 100);
  static final NumberParameter BACKGROUND_CORNER =
      ParameterSpec.number("background_corner", "Background Corner Radius", 6, 0, 100);

  private static final double REFERENCE_WIDTH = 600;
  private static final double FARTHEST_PERCENT = 1000;

  /** The settings that are constant from frame to frame. */
  record Style(String prefix, String suffix, int place, boolean boxed, String font) {}

  static TimerLook of(PictureContext context, Style style, String time, String widest) {
    double scale = context.width() / REFERENCE_WIDTH;
    return new TimerLook(
        context.width(), context.height(), style.prefix + time + style.suffix,
        widest.isEmpty() ? "" : style.prefix + widest + style.suffix, style.place,
        context.width() * percent(context, X_OFFSET), context.height() * percent(context, Y_OFFSET),
        new LetterLook(style.font, context.value(FONT_SIZE) * scale, context.value(COLOR), context.value(FONT_ALPHA),
            context.value(STROKE), length(context, STROKE_WIDTH, scale)),
        new TextBoxLook(context.value(BACKGROUND), style.boxed ? context.value(BACKGROUND_ALPHA) : 0,
            length(context, BACKGROUND_PADDING, scale), length(context, BACKGROUND_CORNER, scale)));
  }

  private static double percent(PictureContext context, NumericParameter parameter) {
    return Math.clamp(context.value(parameter), -FARTHEST_PERCENT, FARTHEST_PERCENT) / 100;
  }

  private static double length(PictureContext context, NumericParameter parameter, double scale) {
    return Math.clamp(context.value(parameter) * scale, 0, context.width());
  }
}
