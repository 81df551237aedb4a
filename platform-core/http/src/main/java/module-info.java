/**
 * The HTTP code that both APIs share: bodies, media types, byte ranges, queries, other origins, and the address that
 * clients see.
 */
module org.clipwright.http {
  requires transitive org.clipwright.services;
  requires transitive org.eclipse.jetty.server;
  requires org.eclipse.jetty.http;
  requires org.eclipse.jetty.io;
  requires org.eclipse.jetty.util;

  exports org.clipwright.http to
      org.clipwright.commands,
      org.clipwright.graphql,
      org.clipwright.rest,
      org.clipwright.server;
  exports org.clipwright.http.body to
      org.clipwright.graphql,
      org.clipwright.rest;
}
