/** The whole platform as one graph, over HTTP and WebSocket. */
module org.clipwright.graphql {
  requires com.fasterxml.jackson.databind;
  requires com.graphqljava;
  requires com.graphqljava.extendedscalars;
  requires transitive org.clipwright.http;
  requires transitive org.clipwright.services;
  requires org.dataloader;
  requires org.eclipse.jetty.http;
  requires org.eclipse.jetty.io;
  requires transitive org.eclipse.jetty.server;
  requires org.eclipse.jetty.util;
  requires org.eclipse.jetty.websocket.api;
  requires org.eclipse.jetty.websocket.server;
  requires org.reactivestreams;
  requires org.slf4j;

  exports org.clipwright.graphql to
      org.clipwright.server;
  exports org.clipwright.graphql.setup to
      org.clipwright.server;
  // Jetty looks up the methods of a socket's class in public, which needs an export to all.
  exports org.clipwright.graphql.transport;
}
