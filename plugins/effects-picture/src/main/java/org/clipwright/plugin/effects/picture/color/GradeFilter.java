package org.clipwright.plugin.effects.picture.color;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clipwright.plugin.effects.picture.pixel.ColorRow;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.NumberParameter;
import org.clipwright.sdk.parameter.NumericParameter;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Grades straight colours from 0 to 1, step by step in the order of the parameters, rounding once at the end. */
final class GradeFilter implements PictureFilter {

  static final NumberParameter TEMPERATURE = ParameterSpec.number("temperature", "Temperature", 0, -1, 1);
  static final NumberParameter TINT = ParameterSpec.number("tint", "Tint", 0, -1, 1);
  static final NumberParameter EXPOSURE = ParameterSpec.number("exposure", "Exposure", 0, -2, 2);
  static final NumberParameter CONTRAST = ParameterSpec.number("contrast", "Contrast", 0, -1, 1);
  static final NumberParameter HIGHLIGHTS = ParameterSpec.number("highlights", "Highlights", 0, -1, 1);
  static final NumberParameter SHADOWS = ParameterSpec.number("shadows", "Shadows", 0, -1, 1);
  static final NumberParameter SATURATION = ParameterSpec.number("saturation", "Saturation", 1, 0, 4);
  static final NumberParameter VIBRANCE = ParameterSpec.number("vibrance", "Vibrance", 0, -1, 1);
  static final NumberParameter MIX = ParameterSpec.number("mix", "Mix", 1, 0, 1);
  static final NumberParameter LUT_INTENSITY = ParameterSpec.number("lut_intensity", "LUT Intensity", 1, 0, 1);

  static final List<ColorWheel.Dials> WHEELS =
      Stream.of("global", "shadows", "midtones", "highlights").map(ColorWheel.Dials::of).toList();

  private static final float TONE = 0.35f;

  private final Optional<ColorCube> table;
  private final boolean wheelsOn;
  private final List<ColorWheel> wheels = WHEELS.stream().map(ColorWheel::new).toList();
  private final float[] warmth = new float[3];
  private final float[] tints = new float[3];
  private final GradeCurves curves = new GradeCurves();
  private boolean turning;
  private float gain;
  private float contrast;
  private float highlights;
  private float shadows;
  private float saturation;
  private float vibrance;
  private float mix;
  private float tableShare;

  GradeFilter(Optional<ColorCube> table, boolean wheelsOn) {
    this.table = table;
    this.wheelsOn = wheelsOn;
  }

  @Override
  public Layout layout(PictureContext context) {
    float temperature = limited(context, TEMPERATURE, -1, 1);
    float tint = limited(context, TINT, -1, 1);
    warmth[0] = 0.125f * temperature;
    warmth[2] = -0.125f * temperature;
    tints[0] = 0.05f * tint;
    tints[1] = -0.1f * tint;
    tints[2] = 0.05f * tint;
    gain = (float) Math.pow(2, Math.clamp(context.value(EXPOSURE), -4, 4));
    contrast = 1 + limited(context, CONTRAST, -1, 2);
    highlights = TONE * limited(context, HIGHLIGHTS, -1, 1);
    shadows = TONE * limited(context, SHADOWS, -1, 1);
    saturation = limited(context, SATURATION, 0, 4);
    vibrance = limited(context, VIBRANCE, -1, 1);
    mix = limited(context, MIX, 0, 1);
    tableShare = table.isPresent() ? limited(context, LUT_INTENSITY, 0, 1) : 0;
    wheels.forEach(wheel -> wheel.set(context));
    turning = wheelsOn && !wheels.stream().allMatch(ColorWheel::idle);
    curves.set(context);
    return mix == 0 && tableShare == 0 || neutral() ? Layout.unchanged() : Layout.perPixel();
  }

  private boolean neutral() {
    return warmth[0] == 0 && tints[1] == 0 && gain == 1 && contrast == 1 && highlights == 0
        && shadows == 0 && !turning && saturation == 1 && vibrance == 0 && tableShare == 0
        && curves.idle();
  }

  private static float limited(PictureContext context, NumericParameter parameter, double least, double most) {
    return (float) Math.clamp(context.value(parameter), least, most);
  }

  @Override
  public void apply(PictureContext context, Rows rows) {
    Frame frame = context.target();
    ColorRow row = ColorRow.of(frame.width());
    for (int y = rows.from(); y < rows.to(); y++) {
      row.read(frame, y, 1);
      row.keep();
      grade(row);
      row.write(frame, y, ColorRow.NEAREST, 0);
    }
  }

  private void grade(ColorRow row) {
    expose(row);
    tone(row);
    if (turning) {
      turn(row);
    }
    saturate(row);
    if (!curves.idle()) {
      curves.apply(row.channels);
    }
    mix(row, row.others, row.channels, mix);
    if (tableShare > 0) {
      table.orElseThrow().lookUp(row);
      mix(row, row.channels, row.others, tableShare);
    }
  }

  private void expose(ColorRow row) {
    for (int channel = 0; channel < row.channels.length; channel++) {
      GradeSteps.expose(row.channels[channel], warmth[channel], tints[channel], gain, contrast);
    }
  }

  private void tone(ColorRow row) {
    row.weigh();
    for (float[] channel : row.channels) {
      GradeSteps.tone(channel, row.luma, shadows, highlights);
    }
  }

  private void turn(ColorRow row) {
    row.weigh();
    for (int channel = 0; channel < row.channels.length; channel++) {
      GradeSteps.turn(row.channels[channel], row.luma, wheels.get(0).push(channel), wheels.get(1).push(channel),
          wheels.get(2).push(channel), wheels.get(3).push(channel));
    }
  }

  private void saturate(ColorRow row) {
    row.weigh();
    GradeSteps.saturate(row.channels[0], row.channels[1], row.channels[2], row.luma, saturation, vibrance);
  }

  private static void mix(ColorRow row, float[][] from, float[][] to, float share) {
    for (int channel = 0; channel < row.channels.length; channel++) {
      GradeSteps.mix(from[channel], to[channel], share, row.channels[channel]);
    }
  }
}
