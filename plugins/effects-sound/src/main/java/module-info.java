/** The sound effects. */
module org.clipwright.plugin.effects.sound {
  requires org.clipwright.sdk;
}
