/** The picture effects. */
module org.clipwright.plugin.effects.picture {
  requires org.clipwright.sdk;
}
