package org.clipwright.plugin.effects.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.Layout;
import org.clipwright.sdk.effect.PictureContext;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.media.Frame;
import org.clipwright.sdk.media.Pixel;
import org.clipwright.sdk.media.Rows;
import org.clipwright.sdk.parameter.ParameterKind;
import org.clipwright.sdk.parameter.ParameterSpec;

/** Grades colours: white balance, exposure, tones, colour wheels, saturation, curves, and a table from a .cube file at the end. */
public final class ColorGrade implements PictureEffect {

  private static final Color NEUTRAL = Color.of(255, 255, 255);
  private static final List<String> CURVES = List.of("all", "red", "green", "blue");
  private static final List<String> WHEELS = List.of("global", "shadows", "midtones", "highlights");

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "ColorGrade",
          "Color Grade",
          "Grades colours: balance, exposure, tones, wheels for lift, gamma and gain, saturation, curves, and a lookup table.",
          Medium.PICTURE,
          parameters());

  private static List<ParameterSpec> parameters() {
    List<ParameterSpec> parameters = new ArrayList<>(List.of(
        ParameterSpec.number("temperature", "Temperature", 0, -1, 1),
        ParameterSpec.number("tint", "Tint", 0, -1, 1),
        ParameterSpec.number("exposure", "Exposure", 0, -2, 2),
        ParameterSpec.number("contrast", "Contrast", 0, -1, 1),
        ParameterSpec.number("highlights", "Highlights", 0, -1, 1),
        ParameterSpec.number("shadows", "Shadows", 0, -1, 1),
        ParameterSpec.number("saturation", "Saturation", 1, 0, 4),
        ParameterSpec.number("vibrance", "Vibrance", 0, -1, 1),
        ParameterSpec.number("mix", "Mix", 1, 0, 1),
        ParameterSpec.flag("wheels.enabled", "Wheels", true)));
    for (String wheel : WHEELS) {
      String title = Character.toUpperCase(wheel.charAt(0)) + wheel.substring(1);
      parameters.add(ParameterSpec.color("wheels." + wheel + ".color_keyframes", title + " Color", NEUTRAL));
      parameters.add(ParameterSpec.number("wheels." + wheel + ".amount_keyframes", title + " Amount", 0, -1, 1));
      parameters.add(ParameterSpec.number("wheels." + wheel + ".luma_keyframes", title + " Luma", 0, -1, 1));
    }
    for (String curve : CURVES) {
      String title = Character.toUpperCase(curve.charAt(0)) + curve.substring(1);
      parameters.add(ParameterSpec.curve("curve_" + curve, "Curve: " + title, "0:0 1:1"));
    }
    parameters.add(ParameterSpec.text("lut_path", "LUT File", ParameterKind.STRING, ""));
    parameters.add(ParameterSpec.number("lut_intensity", "LUT Intensity", 1, 0, 1));
    return parameters;
  }

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    Optional<ColorCube> table =
        setup.text("lut_path").isBlank() ? Optional.empty() : Optional.of(ColorCube.parse(setup.file("lut_path")));
    return new Filter(table, setup.constant("wheels.enabled") != 0);
  }

  /** Works on straight colours from 0 to 1, step by step in the order of the parameters, and rounds once at the end. */
  private static final class Filter implements PictureFilter {

    private static final float TONE = 0.35f;

    private final Optional<ColorCube> table;
    private final boolean wheelsOn;
    private final List<ColorWheel> wheels = WHEELS.stream().map(name -> new ColorWheel("wheels." + name)).toList();
    private final float[] balance = new float[3];
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

    Filter(Optional<ColorCube> table, boolean wheelsOn) {
      this.table = table;
      this.wheelsOn = wheelsOn;
    }

    @Override
    public Layout layout(PictureContext context) {
      float temperature = limited(context, "temperature", -1, 1);
      float tint = limited(context, "tint", -1, 1);
      balance[0] = 0.125f * temperature + 0.05f * tint;
      balance[1] = -0.1f * tint;
      balance[2] = -0.125f * temperature + 0.05f * tint;
      gain = (float) Math.pow(2, Math.clamp(context.number("exposure"), -4, 4));
      contrast = 1 + limited(context, "contrast", -1, 2);
      highlights = TONE * limited(context, "highlights", -1, 1);
      shadows = TONE * limited(context, "shadows", -1, 1);
      saturation = limited(context, "saturation", 0, 4);
      vibrance = limited(context, "vibrance", -1, 1);
      mix = limited(context, "mix", 0, 1);
      tableShare = table.isPresent() ? limited(context, "lut_intensity", 0, 1) : 0;
      wheels.forEach(wheel -> wheel.set(context));
      turning = wheelsOn && !wheels.stream().allMatch(ColorWheel::idle);
      curves.set(context);
      return mix == 0 && tableShare == 0 || neutral() ? Layout.unchanged() : Layout.perPixel();
    }

    private boolean neutral() {
      return balance[0] == 0 && balance[1] == 0 && balance[2] == 0 && gain == 1 && contrast == 1 && highlights == 0
          && shadows == 0 && !turning && saturation == 1 && vibrance == 0 && tableShare == 0
          && curves.idle();
    }

    private static float limited(PictureContext context, String parameter, double least, double most) {
      return (float) Math.clamp(context.number(parameter), least, most);
    }

    @Override
    public void apply(PictureContext context, Rows rows) {
      Frame frame = context.target();
      float[] color = new float[3];
      for (int i = rows.from() * frame.width(); i < rows.to() * frame.width(); i++) {
        int pixel = frame.pixel(i);
        if (pixel >>> 24 != 0) {
          frame.pixel(i, graded(pixel, color));
        }
      }
    }

    private int graded(int pixel, float[] color) {
      int alpha = pixel >>> 24;
      for (int channel = 0; channel < 3; channel++) {
        color[channel] = Math.min(1, (pixel >>> 8 * channel & 0xFF) / (float) alpha);
      }
      float red = color[0];
      float green = color[1];
      float blue = color[2];
      expose(color);
      tone(color);
      if (turning) {
        turn(color);
      }
      saturate(color);
      if (!curves.idle()) {
        curves.apply(color);
      }
      color[0] = red + (color[0] - red) * mix;
      color[1] = green + (color[1] - green) * mix;
      color[2] = blue + (color[2] - blue) * mix;
      if (tableShare > 0) {
        lookUp(color);
      }
      return Pixel.of(byteOf(color[0], alpha), byteOf(color[1], alpha), byteOf(color[2], alpha), alpha);
    }

    private void expose(float[] color) {
      for (int channel = 0; channel < 3; channel++) {
        float balanced = within(color[channel] + balance[channel]);
        color[channel] = within((within(balanced * gain) - 0.5f) * contrast + 0.5f);
      }
    }

    private void tone(float[] color) {
      float luma = luma(color);
      float lift = shadows * (1 - luma) * (1 - luma) + highlights * luma * luma;
      for (int channel = 0; channel < 3; channel++) {
        color[channel] = within(color[channel] + lift);
      }
    }

    private void turn(float[] color) {
      float luma = luma(color);
      float dark = (1 - luma) * (1 - luma);
      float middle = 2 * Math.abs(luma - 0.5f);
      float bright = luma * luma;
      for (int channel = 0; channel < 3; channel++) {
        color[channel] = within(color[channel] + wheels.get(0).push(channel, 1) + wheels.get(1).push(channel, dark)
            + wheels.get(2).push(channel, 1 - middle * middle) + wheels.get(3).push(channel, bright));
      }
    }

    /** Vibrance works the more the paler a colour is. */
    private void saturate(float[] color) {
      float luma = luma(color);
      float spread = Math.max(color[0], Math.max(color[1], color[2])) - Math.min(color[0], Math.min(color[1], color[2]));
      float factor = Math.max(0, saturation * (1 + vibrance * (1 - spread)));
      for (int channel = 0; channel < 3; channel++) {
        color[channel] = within(luma + (color[channel] - luma) * factor);
      }
    }

    private void lookUp(float[] color) {
      float red = color[0];
      float green = color[1];
      float blue = color[2];
      table.orElseThrow().lookUp(color);
      color[0] = red + (color[0] - red) * tableShare;
      color[1] = green + (color[1] - green) * tableShare;
      color[2] = blue + (color[2] - blue) * tableShare;
    }

    private static float luma(float[] color) {
      return 0.299f * color[0] + 0.587f * color[1] + 0.114f * color[2];
    }

    private static float within(float value) {
      return Math.clamp(value, 0f, 1f);
    }

    private static int byteOf(float value, int alpha) {
      return Math.clamp(Math.round(value * alpha), 0, alpha);
    }
  }
}
