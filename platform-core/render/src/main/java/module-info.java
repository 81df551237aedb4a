/** Plans and renders a timeline, in pure Java over frames. */
module org.clipwright.render {
  requires transitive org.clipwright.sdk;
  requires transitive org.clipwright.timeline;
  requires java.desktop;
  requires org.slf4j;

  exports org.clipwright.render;
}
