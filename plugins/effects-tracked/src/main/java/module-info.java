/** Effects that apply tracking, detection and stabilization data computed beforehand. */
module org.clipwright.plugin.effects.tracked {
  requires java.desktop;
  requires org.clipwright.sdk;

  provides org.clipwright.sdk.effect.PictureEffect with
      org.clipwright.plugin.effects.tracked.ObjectDetection,
      org.clipwright.plugin.effects.tracked.ObjectMask,
      org.clipwright.plugin.effects.tracked.Stabilizer,
      org.clipwright.plugin.effects.tracked.Tracker;
}
