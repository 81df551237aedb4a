/** What workers do with media: exports, pictures and sound of projects, and looking into files. It knows no HTTP. */
module org.clipwright.worker {
  requires com.fasterxml.jackson.databind;
  requires java.desktop;
  requires org.clipwright.media;
  requires org.clipwright.pluginhost;
  requires org.clipwright.render;
  requires org.clipwright.sdk;
  requires org.clipwright.services;
  requires org.clipwright.timeline;
  requires org.slf4j;

  exports org.clipwright.worker;
}
