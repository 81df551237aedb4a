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
}
