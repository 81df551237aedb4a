/** Plain title templates. */
module org.clipwright.plugin.titles.plain {
  requires org.clipwright.sdk;
}
