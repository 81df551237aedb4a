/** The composition root: configuration, wiring, supervision, command line. */
module org.clipwright.server {
  requires ch.qos.logback.classic;
  requires ch.qos.logback.core;
  requires com.fasterxml.jackson.databind;
  requires java.desktop;
  requires jdk.management;
  requires jdk.unsupported;
  requires org.apache.commons.cli;
  requires org.apache.httpcomponents.client5.httpclient5;
  requires org.apache.httpcomponents.core5.httpcore5;
  requires org.clipwright.db;
  requires org.clipwright.graphql;
  requires org.clipwright.media;
  requires org.clipwright.pluginhost;
  requires org.clipwright.render;
  requires org.clipwright.rest;
  requires org.clipwright.sdk;
  requires org.clipwright.services;
  requires org.clipwright.timeline;
  requires org.eclipse.jetty.http;
  requires org.eclipse.jetty.io;
  requires org.eclipse.jetty.server;
  requires org.eclipse.jetty.util;
  requires org.slf4j;

  provides ch.qos.logback.classic.spi.Configurator with
      org.clipwright.server.LogConfiguration;
}
