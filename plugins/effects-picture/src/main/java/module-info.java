/** The picture effects. */
module org.clipwright.plugin.effects.picture {
  requires java.desktop;
  requires org.clipwright.sdk;

  provides org.clipwright.sdk.effect.PictureEffect with
      org.clipwright.plugin.effects.picture.AnalogTape,
      org.clipwright.plugin.effects.picture.AudioVisualization,
      org.clipwright.plugin.effects.picture.Bars,
      org.clipwright.plugin.effects.picture.Blur,
      org.clipwright.plugin.effects.picture.Brightness,
      org.clipwright.plugin.effects.picture.Caption,
      org.clipwright.plugin.effects.picture.ChromaKey,
      org.clipwright.plugin.effects.picture.ColorGrade,
      org.clipwright.plugin.effects.picture.ColorMap,
      org.clipwright.plugin.effects.picture.ColorShift,
      org.clipwright.plugin.effects.picture.Crop,
      org.clipwright.plugin.effects.picture.Deinterlace,
      org.clipwright.plugin.effects.picture.DenoiseImage,
      org.clipwright.plugin.effects.picture.Displace,
      org.clipwright.plugin.effects.picture.FilmGrain,
      org.clipwright.plugin.effects.picture.Glow,
      org.clipwright.plugin.effects.picture.Hue,
      org.clipwright.plugin.effects.picture.LensFlare,
      org.clipwright.plugin.effects.picture.Mask,
      org.clipwright.plugin.effects.picture.Negate,
      org.clipwright.plugin.effects.picture.Outline,
      org.clipwright.plugin.effects.picture.Pixelate,
      org.clipwright.plugin.effects.picture.Saturation,
      org.clipwright.plugin.effects.picture.Shadow,
      org.clipwright.plugin.effects.picture.Sharpen,
      org.clipwright.plugin.effects.picture.Shift,
      org.clipwright.plugin.effects.picture.SphericalProjection,
      org.clipwright.plugin.effects.picture.Timer,
      org.clipwright.plugin.effects.picture.Wave;
}
