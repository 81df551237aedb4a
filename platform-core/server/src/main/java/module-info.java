/** The composition root: configuration, wiring, supervision, command line. */
module org.clipwright.server {
  requires ch.qos.logback.classic;
  requires info.picocli;
  requires org.slf4j;

  opens org.clipwright.server to
      info.picocli;
}
