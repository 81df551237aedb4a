/** The composition root: configuration, wiring, supervision, command line. */
module org.clipwright.server {
  requires ch.qos.logback.classic;
  requires com.fasterxml.jackson.databind;
  requires info.picocli;
  requires org.clipwright.media;
  requires org.clipwright.plugins;
  requires org.clipwright.render;
  requires org.clipwright.timeline;
  requires org.slf4j;

  opens org.clipwright.server to
      info.picocli;
}
