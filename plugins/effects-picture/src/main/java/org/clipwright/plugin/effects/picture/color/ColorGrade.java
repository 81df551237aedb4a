package org.clipwright.plugin.effects.picture.color;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clipwright.sdk.effect.EffectDescriptor;
import org.clipwright.sdk.effect.EffectDescriptor.Medium;
import org.clipwright.sdk.effect.EffectSetup;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.effect.PictureFilter;
import org.clipwright.sdk.parameter.FlagParameter;
import org.clipwright.sdk.parameter.ParameterSpec;
import org.clipwright.sdk.parameter.StringParameter;

/**
 * Grades colours: white balance, exposure, tones, colour wheels, saturation, curves, and finally a lookup table from a
 * .cube file.
 */
public final class ColorGrade implements PictureEffect {

  private static final FlagParameter WHEELS_ENABLED = ParameterSpec.flag("wheels.enabled", "Wheels", true);
  private static final StringParameter LUT_PATH = ParameterSpec.text("lut_path", "LUT File", "");

  private static final EffectDescriptor DESCRIPTOR =
      new EffectDescriptor(
          "ColorGrade",
          "Color Grade",
          "Grades colours: balance, exposure, tones, wheels for lift, gamma and gain, saturation, curves, and a lookup"
              + " table.",
          Medium.PICTURE,
          parameters());

  private static List<ParameterSpec> parameters() {
    List<ParameterSpec> parameters = new ArrayList<>(
        List.of(GradeFilter.TEMPERATURE, GradeFilter.TINT, GradeFilter.EXPOSURE, GradeFilter.CONTRAST,
            GradeFilter.HIGHLIGHTS, GradeFilter.SHADOWS, GradeFilter.SATURATION, GradeFilter.VIBRANCE, GradeFilter.MIX,
            WHEELS_ENABLED));
    GradeFilter.WHEELS.forEach(wheel -> parameters.addAll(List.of(wheel.color(), wheel.amount(), wheel.luma())));
    parameters.addAll(GradeCurves.PARAMETERS);
    parameters.add(LUT_PATH);
    parameters.add(GradeFilter.LUT_INTENSITY);
    return parameters;
  }

  @Override
  public EffectDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public PictureFilter open(EffectSetup setup) {
    Optional<ColorCube> table =
        setup.value(LUT_PATH).isBlank() ? Optional.empty() : Optional.of(ColorCube.parse(setup.file(LUT_PATH)));
    return new GradeFilter(table, setup.isSet(WHEELS_ENABLED));
  }
}
