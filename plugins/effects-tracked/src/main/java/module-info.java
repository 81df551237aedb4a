/** Effects that apply tracking data made elsewhere. */
module org.clipwright.plugin.effects.tracked {
  requires org.clipwright.sdk;

  provides org.clipwright.sdk.effect.PictureEffect with
      org.clipwright.plugin.effects.tracked.Stabilizer;
}
