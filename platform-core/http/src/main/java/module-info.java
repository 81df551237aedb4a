/**
 * What both front doors share of HTTP: bodies, media types, byte ranges, queries, other origins, and the address that
 * clients see.
 */
module org.clipwright.http {
  requires transitive org.clipwright.services;
  requires transitive org.eclipse.jetty.server;
  requires org.eclipse.jetty.http;
  requires org.eclipse.jetty.io;
  requires org.eclipse.jetty.util;
  requires org.slf4j;

  exports org.clipwright.http;
  exports org.clipwright.http.body;
}
