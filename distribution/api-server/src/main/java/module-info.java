/**
 * The API process: the web server with both APIs, its database and its worker processes. It cannot reach native media
 * code.
 */
module org.clipwright.server {
  requires com.fasterxml.jackson.databind;
  requires java.desktop;
  requires micrometer.core;
  requires micrometer.registry.prometheus;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.clipwright.configuration;
  requires org.clipwright.db;
  requires org.clipwright.graphql;
  requires org.clipwright.http;
  requires org.clipwright.pluginhost;
  requires org.clipwright.rest;
  requires org.clipwright.sdk;
  requires org.clipwright.services;
  requires org.eclipse.jetty.alpn.server;
  requires org.eclipse.jetty.http;
  requires org.eclipse.jetty.http2.server;
  requires org.eclipse.jetty.io;
  requires org.eclipse.jetty.server;
  requires org.eclipse.jetty.util;
  requires org.slf4j;
}
