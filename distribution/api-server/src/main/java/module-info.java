/**
 * The API process: the web server with both APIs, its database and the processes that work for it. It cannot reach
 * native media code.
 */
module org.clipwright.server {
  requires com.fasterxml.jackson.databind;
  requires java.desktop;
  requires org.clipwright.configuration;
  requires org.clipwright.db;
  requires org.clipwright.graphql;
  requires org.clipwright.http;
  requires org.clipwright.pluginhost;
  requires org.clipwright.rest;
  requires org.clipwright.sdk;
  requires org.clipwright.services;
  requires org.eclipse.jetty.http;
  requires org.eclipse.jetty.io;
  requires org.eclipse.jetty.server;
  requires org.eclipse.jetty.util;
  requires org.slf4j;

  exports org.clipwright.server;
}
