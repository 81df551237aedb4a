package org.clipwright.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.clipwright.plugin.effects.picture.blur.Blur;
import org.clipwright.plugin.effects.picture.blur.Sharpen;
import org.clipwright.plugin.effects.picture.color.Brightness;
import org.clipwright.plugin.effects.picture.color.ColorGrade;
import org.clipwright.plugin.effects.picture.color.ColorMap;
import org.clipwright.plugin.effects.picture.color.ColorShift;
import org.clipwright.plugin.effects.picture.color.Hue;
import org.clipwright.plugin.effects.picture.color.Negate;
import org.clipwright.plugin.effects.picture.color.Saturation;
import org.clipwright.plugin.effects.picture.film.AnalogTape;
import org.clipwright.plugin.effects.picture.film.FilmGrain;
import org.clipwright.plugin.effects.picture.flare.LensFlare;
import org.clipwright.plugin.effects.picture.key.ChromaKey;
import org.clipwright.plugin.effects.picture.noise.DenoiseImage;
import org.clipwright.plugin.effects.picture.outline.Glow;
import org.clipwright.plugin.effects.picture.outline.Outline;
import org.clipwright.plugin.effects.picture.outline.Shadow;
import org.clipwright.plugin.effects.picture.shape.Bars;
import org.clipwright.plugin.effects.picture.shape.Crop;
import org.clipwright.plugin.effects.picture.shape.Deinterlace;
import org.clipwright.plugin.effects.picture.shape.Displace;
import org.clipwright.plugin.effects.picture.shape.Mask;
import org.clipwright.plugin.effects.picture.shape.Pixelate;
import org.clipwright.plugin.effects.picture.shape.Shift;
import org.clipwright.plugin.effects.picture.shape.Wave;
import org.clipwright.plugin.effects.picture.sound.AudioVisualization;
import org.clipwright.plugin.effects.picture.sphere.SphericalProjection;
import org.clipwright.plugin.effects.picture.text.Caption;
import org.clipwright.plugin.effects.picture.text.Timer;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.testkit.FakeEffectSetup;
import org.clipwright.sdk.testkit.FakeParameters;

/**
 * An effect with settings at which it has something to do.
 *
 * @param files gives it the files that it reads
 * @param picture the parameter that shows it another picture
 */
record EffectSettings(
    Supplier<PictureEffect> effect,
    UnaryOperator<FakeParameters> settings,
    UnaryOperator<FakeEffectSetup> files,
    Optional<String> picture) {

  /** A table that swaps red and blue. */
  private static final String SWAP = """
      LUT_3D_SIZE 2
      0 0 0
      0 0 1
      0 1 0
      0 1 1
      1 0 0
      1 0 1
      1 1 0
      1 1 1
      """;

  static final Map<String, EffectSettings> BY_NAME = Map.ofEntries(
      Map.entry("AnalogTape", of(AnalogTape::new, UnaryOperator.identity())),
      Map.entry("AudioVisualization", of(AudioVisualization::new, UnaryOperator.identity())),
      Map.entry("Bars", of(Bars::new, UnaryOperator.identity())),
      Map.entry("Blur", of(Blur::new, of -> of
          .with("horizontal_radius", 4).with("vertical_radius", 4).with("iterations", 1))),
      Map.entry("BlurAcross", of(Blur::new, of -> of
          .with("horizontal_radius", 4).with("vertical_radius", 0).with("iterations", 1))),
      Map.entry("BlurDown", of(Blur::new, of -> of
          .with("horizontal_radius", 0).with("vertical_radius", 4).with("iterations", 1))),
      Map.entry("Brightness", of(Brightness::new, of -> of.with("brightness", 0.1))),
      Map.entry("Caption", of(Caption::new, UnaryOperator.identity())),
      Map.entry("ChromaKey", of(ChromaKey::new, of -> of.with("fuzz", 40))),
      Map.entry("ColorGrade", of(ColorGrade::new, of -> of.with("temperature", 0.3))),
      Map.entry("ColorGradeAll", of(ColorGrade::new, of -> of.with("temperature", 0.3).with("exposure", 0.4)
          .with("contrast", 0.2).with("highlights", -0.3).with("shadows", 0.3).with("saturation", 1.3).with("vibrance",
              0.4)
          .with("mix", 0.9).with("wheels.shadows.luma_keyframes", 0.1).withText("curve_all", "0:0 0.5:0.6 1:1")
          .withText("lut_path", "swap.cube")).withFile("lut_path", SWAP)),
      Map.entry("ColorMap", of(ColorMap::new, of -> of.withText("lut_path", "swap.cube"))
          .withFile("lut_path", SWAP)),
      Map.entry("ColorShift", of(ColorShift::new, of -> of.with("red_x", 0.01))),
      Map.entry("Crop", of(Crop::new, of -> of.with("left", 0.1).with("top", 0.1))),
      Map.entry("Deinterlace", of(Deinterlace::new, UnaryOperator.identity())),
      Map.entry("DenoiseImage", of(DenoiseImage::new, UnaryOperator.identity())),
      Map.entry("Displace", of(Displace::new, UnaryOperator.identity()).withPicture("map_reader")),
      Map.entry("FilmGrain", of(FilmGrain::new, UnaryOperator.identity())),
      Map.entry("Glow", of(Glow::new, UnaryOperator.identity())),
      Map.entry("Hue", of(Hue::new, of -> of.with("hue", 0.3))),
      Map.entry("LensFlare", of(LensFlare::new, UnaryOperator.identity())),
      Map.entry("Mask", of(Mask::new, of -> of.with("brightness", 0.2).with("contrast", 3)).withPicture("reader")),
      Map.entry("Negate", of(Negate::new, UnaryOperator.identity())),
      Map.entry("Outline", of(Outline::new, of -> of.with("width", 5))),
      Map.entry("Pixelate", of(Pixelate::new, of -> of.with("pixelization", 0.9))),
      Map.entry("Saturation", of(Saturation::new, of -> of.with("saturation", 1.4))),
      Map.entry("Shadow", of(Shadow::new, UnaryOperator.identity())),
      Map.entry("Sharpen", of(Sharpen::new, UnaryOperator.identity())),
      Map.entry("Shift", of(Shift::new, of -> of.with("x", 0.1).with("y", 0.1))),
      Map.entry("SphericalProjection", of(SphericalProjection::new, of -> of.with("yaw", 30))),
      Map.entry("SphericalProjectionTurning",
          of(SphericalProjection::new, of -> of.animated("yaw", frame -> frame % 360))),
      Map.entry("Timer", of(Timer::new, UnaryOperator.identity())),
      Map.entry("Wave", of(Wave::new, of -> of.with("amplitude", 0.3).with("multiplier", 0.2))));

  private static EffectSettings of(Supplier<PictureEffect> effect, UnaryOperator<FakeParameters> settings) {
    return new EffectSettings(effect, settings, UnaryOperator.identity(), Optional.empty());
  }

  private EffectSettings withFile(String parameter, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return new EffectSettings(effect, settings, setup -> setup.withFile(parameter, bytes), picture);
  }

  private EffectSettings withPicture(String parameter) {
    return new EffectSettings(effect, settings, files, Optional.of(parameter));
  }

  /** The effect's declaration with these values in it. */
  FakeEffectSetup setup(PictureEffect kind) {
    return files.apply(FakeEffectSetup.of(settings.apply(FakeParameters.initial(kind.descriptor()))));
  }
}
