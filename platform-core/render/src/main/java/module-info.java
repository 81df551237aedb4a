/** Plans and renders a timeline, in pure Java over frames. */
module org.clipwright.render {
  requires transitive org.clipwright.sdk;
  requires transitive org.clipwright.timeline;
  requires java.desktop;
  requires java.management;
  requires java.xml;
  requires jdk.xml.dom;
  requires org.apache.xmlgraphics.batik.anim;
  requires org.apache.xmlgraphics.batik.awt.util;
  requires org.apache.xmlgraphics.batik.bridge;
  requires org.apache.xmlgraphics.batik.css;
  requires org.apache.xmlgraphics.batik.dom;
  requires org.apache.xmlgraphics.batik.gvt;
  requires org.apache.xmlgraphics.batik.transcoder;
  requires org.apache.xmlgraphics.batik.util;
  requires org.slf4j;
  requires xml.apis.ext;

  exports org.clipwright.render to
      org.clipwright.commands,
      org.clipwright.worker;
  exports org.clipwright.render.codec to
      org.clipwright.commands,
      org.clipwright.media,
      org.clipwright.worker;
  exports org.clipwright.render.mix to
      org.clipwright.commands,
      org.clipwright.media,
      org.clipwright.worker;
  exports org.clipwright.render.picture to
      org.clipwright.commands,
      org.clipwright.media,
      org.clipwright.worker;
  exports org.clipwright.render.setup to
      org.clipwright.commands,
      org.clipwright.media,
      org.clipwright.worker;
  exports org.clipwright.render.still to
      org.clipwright.commands,
      org.clipwright.media,
      org.clipwright.worker;
}
