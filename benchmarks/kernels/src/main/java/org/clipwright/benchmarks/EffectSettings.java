package org.clipwright.benchmarks;

import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.clipwright.plugin.effects.picture.Blur;
import org.clipwright.plugin.effects.picture.Brightness;
import org.clipwright.plugin.effects.picture.ChromaKey;
import org.clipwright.plugin.effects.picture.ColorGrade;
import org.clipwright.plugin.effects.picture.ColorShift;
import org.clipwright.plugin.effects.picture.DenoiseImage;
import org.clipwright.plugin.effects.picture.FilmGrain;
import org.clipwright.plugin.effects.picture.Glow;
import org.clipwright.plugin.effects.picture.Hue;
import org.clipwright.plugin.effects.picture.LensFlare;
import org.clipwright.plugin.effects.picture.Negate;
import org.clipwright.plugin.effects.picture.Outline;
import org.clipwright.plugin.effects.picture.Pixelate;
import org.clipwright.plugin.effects.picture.Saturation;
import org.clipwright.plugin.effects.picture.Shadow;
import org.clipwright.plugin.effects.picture.Sharpen;
import org.clipwright.plugin.effects.picture.SphericalProjection;
import org.clipwright.plugin.effects.picture.Wave;
import org.clipwright.sdk.effect.PictureEffect;
import org.clipwright.sdk.testkit.FakeParameters;

/** Effects with settings at which they have something to do. */
record EffectSettings(Supplier<PictureEffect> effect, UnaryOperator<FakeParameters> settings) {

  static final Map<String, EffectSettings> BY_NAME = Map.ofEntries(
      Map.entry("Blur", new EffectSettings(Blur::new, of -> of
          .with("horizontal_radius", 4).with("vertical_radius", 4).with("iterations", 1))),
      Map.entry("BlurAcross", new EffectSettings(Blur::new, of -> of
          .with("horizontal_radius", 4).with("vertical_radius", 0).with("iterations", 1))),
      Map.entry("BlurDown", new EffectSettings(Blur::new, of -> of
          .with("horizontal_radius", 0).with("vertical_radius", 4).with("iterations", 1))),
      Map.entry("Brightness", new EffectSettings(Brightness::new, of -> of.with("brightness", 0.1))),
      Map.entry("ChromaKey", new EffectSettings(ChromaKey::new, of -> of.with("fuzz", 40))),
      Map.entry("ColorGrade", new EffectSettings(ColorGrade::new, of -> of.with("temperature", 0.3))),
      Map.entry("ColorShift", new EffectSettings(ColorShift::new, of -> of.with("red_x", 0.01))),
      Map.entry("DenoiseImage", new EffectSettings(DenoiseImage::new, UnaryOperator.identity())),
      Map.entry("FilmGrain", new EffectSettings(FilmGrain::new, UnaryOperator.identity())),
      Map.entry("Glow", new EffectSettings(Glow::new, UnaryOperator.identity())),
      Map.entry("Hue", new EffectSettings(Hue::new, of -> of.with("hue", 0.3))),
      Map.entry("LensFlare", new EffectSettings(LensFlare::new, UnaryOperator.identity())),
      Map.entry("Negate", new EffectSettings(Negate::new, UnaryOperator.identity())),
      Map.entry("Outline", new EffectSettings(Outline::new, of -> of.with("width", 5))),
      Map.entry("Pixelate", new EffectSettings(Pixelate::new, of -> of.with("pixelization", 0.9))),
      Map.entry("Saturation", new EffectSettings(Saturation::new, of -> of.with("saturation", 1.4))),
      Map.entry("Shadow", new EffectSettings(Shadow::new, UnaryOperator.identity())),
      Map.entry("Sharpen", new EffectSettings(Sharpen::new, UnaryOperator.identity())),
      Map.entry("SphericalProjection", new EffectSettings(SphericalProjection::new, of -> of.with("yaw", 30))),
      Map.entry("Wave", new EffectSettings(Wave::new, of -> of.with("amplitude", 0.3).with("multiplier", 0.2))));
}
