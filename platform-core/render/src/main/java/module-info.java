/** Plans and renders a timeline, in pure Java over frames. */
module org.clipwright.render {
  requires transitive org.clipwright.sdk;
  requires transitive org.clipwright.timeline;
  requires java.desktop;
  requires java.management;
  requires java.xml;
  requires jdk.xml.dom;
  requires org.apache.xmlgraphics.batik.anim;
  requires org.apache.xmlgraphics.batik.bridge;
  requires org.apache.xmlgraphics.batik.gvt;
  requires org.apache.xmlgraphics.batik.transcoder;
  requires org.apache.xmlgraphics.batik.util;
  requires org.slf4j;

  exports org.clipwright.render;
  exports org.clipwright.render.codec;
  exports org.clipwright.render.mix;
  exports org.clipwright.render.picture;
  exports org.clipwright.render.setup;
  exports org.clipwright.render.sound;
  exports org.clipwright.render.still;
}
