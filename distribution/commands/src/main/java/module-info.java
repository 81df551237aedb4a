/** The commands of the launcher. */
module org.clipwright.commands {
  requires com.fasterxml.jackson.databind;
  requires java.desktop;
  requires org.clipwright.configuration;
  requires org.clipwright.db;
  requires org.clipwright.http;
  requires org.clipwright.media;
  requires org.clipwright.pluginhost;
  requires org.clipwright.render;
  requires org.clipwright.sdk;
  requires org.clipwright.services;
  requires org.clipwright.timeline;
  requires org.clipwright.worker;
}
