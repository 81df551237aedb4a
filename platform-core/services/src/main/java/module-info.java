/** The application services that both APIs call, and the ports they need. */
module org.clipwright.services {
  requires transitive com.fasterxml.jackson.databind;
  requires transitive org.clipwright.sdk;
  requires transitive org.clipwright.timeline;
  requires com.github.benmanes.caffeine;
  requires io.github.bucket4j.core;
  requires org.bouncycastle.provider;
  requires java.xml;
  requires org.slf4j;

  exports org.clipwright.services;
  exports org.clipwright.services.account;
  exports org.clipwright.services.action;
  exports org.clipwright.services.budget;
  exports org.clipwright.services.catalog;
  exports org.clipwright.services.clip;
  exports org.clipwright.services.effect;
  exports org.clipwright.services.error;
  exports org.clipwright.services.export;
  exports org.clipwright.services.field;
  exports org.clipwright.services.file;
  exports org.clipwright.services.media;
  exports org.clipwright.services.project;
  exports org.clipwright.services.resource;
  exports org.clipwright.services.segment;
  exports org.clipwright.services.title;
  exports org.clipwright.services.transcript;
  exports org.clipwright.services.work;
}
