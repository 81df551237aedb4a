/** The OpenShot Cloud API over HTTP, its schema and its pages. */
module org.clipwright.rest {
  requires com.fasterxml.jackson.databind;
  requires gg.jte.runtime;
  requires io.swagger.v3.core;
  requires io.swagger.v3.oas.models;
  requires transitive org.clipwright.http;
  requires org.clipwright.sdk;
  requires org.clipwright.services;
  requires org.commonmark;
  requires org.commonmark.ext.gfm.tables;
  requires org.commonmark.ext.heading.anchor;
  requires org.eclipse.jetty.http;
  requires org.eclipse.jetty.io;
  requires org.eclipse.jetty.server;
  requires org.slf4j;
  requires static java.compiler;

  exports org.clipwright.rest to
      org.clipwright.server;
  exports org.clipwright.rest.setup to
      org.clipwright.server;
}
