/**
 * The application services that both APIs call, and the ports they need. Packages that go to all are also seen by the
 * repositories in memory, which tests of other modules have on the class path.
 */
module org.clipwright.services {
  requires transitive com.fasterxml.jackson.databind;
  requires transitive org.clipwright.sdk;
  requires transitive org.clipwright.timeline;
  requires com.github.benmanes.caffeine;
  requires io.github.bucket4j.core;
  requires org.bouncycastle.provider;
  requires java.xml;
  requires jdk.management;
  requires org.slf4j;

  exports org.clipwright.services to
      org.clipwright.graphql,
      org.clipwright.rest,
      org.clipwright.server;
  exports org.clipwright.services.account;
  exports org.clipwright.services.action to
      org.clipwright.commands,
      org.clipwright.graphql,
      org.clipwright.rest,
      org.clipwright.server;
  exports org.clipwright.services.budget;
  exports org.clipwright.services.caption to
      org.clipwright.graphql,
      org.clipwright.worker;
  exports org.clipwright.services.catalog to
      org.clipwright.configuration,
      org.clipwright.graphql,
      org.clipwright.rest,
      org.clipwright.server;
  exports org.clipwright.services.clip to
      org.clipwright.graphql,
      org.clipwright.rest,
      org.clipwright.server;
  exports org.clipwright.services.effect to
      org.clipwright.graphql,
      org.clipwright.rest,
      org.clipwright.server;
  exports org.clipwright.services.error;
  exports org.clipwright.services.export;
  exports org.clipwright.services.field;
  exports org.clipwright.services.file to
      org.clipwright.graphql,
      org.clipwright.rest,
      org.clipwright.server;
  exports org.clipwright.services.idempotency;
  exports org.clipwright.services.media;
  exports org.clipwright.services.preview to
      org.clipwright.rest,
      org.clipwright.worker;
  exports org.clipwright.services.project to
      org.clipwright.commands,
      org.clipwright.graphql,
      org.clipwright.rest,
      org.clipwright.server;
  exports org.clipwright.services.resource;
  exports org.clipwright.services.retention;
  exports org.clipwright.services.segment;
  exports org.clipwright.services.title to
      org.clipwright.graphql,
      org.clipwright.rest,
      org.clipwright.server;
  exports org.clipwright.services.trace to
      org.clipwright.configuration,
      org.clipwright.db,
      org.clipwright.graphql,
      org.clipwright.server;
  exports org.clipwright.services.transcript;
  exports org.clipwright.services.upload to
      org.clipwright.graphql,
      org.clipwright.rest,
      org.clipwright.server;
  exports org.clipwright.services.work;
}
