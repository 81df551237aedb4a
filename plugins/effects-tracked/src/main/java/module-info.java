/** Effects that apply tracking data made elsewhere. */
module org.clipwright.plugin.effects.tracked {
  requires org.clipwright.sdk;
}
