/** Settings, read once, the command line, and the resources that every process opens with them. */
module org.clipwright.configuration {
  requires ch.qos.logback.classic;
  requires ch.qos.logback.core;
  requires com.fasterxml.jackson.databind;
  requires io.opentelemetry.api;
  requires io.opentelemetry.context;
  requires io.opentelemetry.exporter.internal;
  requires io.opentelemetry.exporter.otlp;
  requires io.opentelemetry.sdk.common;
  requires io.opentelemetry.sdk.trace;
  requires java.logging;
  requires java.net.http;
  requires jdk.management;
  requires jdk.unsupported;
  requires org.apache.commons.cli;
  requires org.apache.httpcomponents.client5.httpclient5;
  requires org.apache.httpcomponents.core5.httpcore5;
  requires org.clipwright.db;
  requires org.clipwright.pluginhost;
  requires org.clipwright.sdk;
  requires org.clipwright.services;
  requires org.slf4j;

  provides ch.qos.logback.classic.spi.Configurator with
      org.clipwright.configuration.LogConfiguration;

  exports org.clipwright.commandline to
      org.clipwright.commands,
      org.clipwright.server;
  exports org.clipwright.configuration to
      org.clipwright.commands,
      org.clipwright.server;
  exports org.clipwright.configuration.trace to
      org.clipwright.commands,
      org.clipwright.server;
}
