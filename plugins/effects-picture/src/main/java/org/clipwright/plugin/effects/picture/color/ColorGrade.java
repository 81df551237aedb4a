package org.clipwright.plugin.effects.picture.color;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.media.Color;
import org.clipwright.sdk.parameter.ParameterKind;
import org.clipwright.sdk.parameter.ParameterSpec;

/**
 * Grades colours: white balance, exposure, tones, colour wheels, saturation, curves, and a table from a .cube file at
 * the end.
 */
public final class ColorGrade implements PictureEffect {

  private static final Color NEUTRAL = Color.of(255, 255, 255);
  private static final List<String> CURVES = List.of("all", "red", "green", "blue");

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "ColorGrade",
          "Color Grade",
          "Grades colours: balance, exposure, tones, wheels for lift, gamma and gain, saturation, curves, and a lookup"
              + " table.",
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
    for (String wheel : GradeFilter.WHEELS) {
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
    return new GradeFilter(table, setup.constant("wheels.enabled") != 0);
  }
}
