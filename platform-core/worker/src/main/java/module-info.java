/** The media work of workers: exports, pictures and sound of projects, and probing files. It knows nothing of HTTP. */
module org.clipwright.worker {
  requires com.fasterxml.jackson.databind;
  requires dec;
  requires java.desktop;
  requires org.clipwright.media;
  requires org.clipwright.pluginhost;
  requires org.clipwright.render;
  requires org.clipwright.sdk;
  requires org.clipwright.services;
  requires org.clipwright.timeline;
  requires org.slf4j;

  exports org.clipwright.worker to
      org.clipwright.commands;
}
