/** The sound effects. */
module org.clipwright.plugin.effects.sound {
  requires org.clipwright.sdk;

  provides org.clipwright.sdk.audio.SoundEffect with
      org.clipwright.plugin.effects.sound.Noise,
      org.clipwright.plugin.effects.sound.Delay,
      org.clipwright.plugin.effects.sound.Echo,
      org.clipwright.plugin.effects.sound.Distortion,
      org.clipwright.plugin.effects.sound.ParametricEq,
      org.clipwright.plugin.effects.sound.Compressor,
      org.clipwright.plugin.effects.sound.Expander,
      org.clipwright.plugin.effects.sound.Robotization,
      org.clipwright.plugin.effects.sound.Whisperization;
}
