/** The picture effects. */
module org.clipwright.plugin.effects.picture {
  requires java.desktop;
  requires org.clipwright.sdk;

  provides org.clipwright.sdk.effect.PictureEffect with
      org.clipwright.plugin.effects.picture.film.AnalogTape,
      org.clipwright.plugin.effects.picture.sound.AudioVisualization,
      org.clipwright.plugin.effects.picture.shape.Bars,
      org.clipwright.plugin.effects.picture.sound.BeatSync,
      org.clipwright.plugin.effects.picture.blur.Blur,
      org.clipwright.plugin.effects.picture.color.Brightness,
      org.clipwright.plugin.effects.picture.text.Caption,
      org.clipwright.plugin.effects.picture.key.ChromaKey,
      org.clipwright.plugin.effects.picture.color.ColorGrade,
      org.clipwright.plugin.effects.picture.color.ColorMap,
      org.clipwright.plugin.effects.picture.color.ColorShift,
      org.clipwright.plugin.effects.picture.shape.Crop,
      org.clipwright.plugin.effects.picture.shape.Deinterlace,
      org.clipwright.plugin.effects.picture.noise.DenoiseImage,
      org.clipwright.plugin.effects.picture.shape.Displace,
      org.clipwright.plugin.effects.picture.film.FilmGrain,
      org.clipwright.plugin.effects.picture.outline.Glow,
      org.clipwright.plugin.effects.picture.color.Hue,
      org.clipwright.plugin.effects.picture.flare.LensFlare,
      org.clipwright.plugin.effects.picture.shape.Mask,
      org.clipwright.plugin.effects.picture.color.Negate,
      org.clipwright.plugin.effects.picture.outline.Outline,
      org.clipwright.plugin.effects.picture.shape.Pixelate,
      org.clipwright.plugin.effects.picture.color.Saturation,
      org.clipwright.plugin.effects.picture.outline.Shadow,
      org.clipwright.plugin.effects.picture.blur.Sharpen,
      org.clipwright.plugin.effects.picture.shape.Shift,
      org.clipwright.plugin.effects.picture.sphere.SphericalProjection,
      org.clipwright.plugin.effects.picture.text.Timer,
      org.clipwright.plugin.effects.picture.shape.Wave;
}
