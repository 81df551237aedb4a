/** The application services that both APIs call, and the ports they need. */
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
  exports org.clipwright.services.account to
      org.clipwright.configuration,
      org.clipwright.db,
      org.clipwright.graphql,
      org.clipwright.rest,
      org.clipwright.server;
  exports org.clipwright.services.action to
      org.clipwright.commands,
      org.clipwright.graphql,
      org.clipwright.rest,
      org.clipwright.server;
  exports org.clipwright.services.budget to
      org.clipwright.configuration,
      org.clipwright.db,
      org.clipwright.graphql,
      org.clipwright.http,
      org.clipwright.rest,
      org.clipwright.server,
      org.clipwright.worker;
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
  exports org.clipwright.services.error to
      org.clipwright.commands,
      org.clipwright.configuration,
      org.clipwright.db,
      org.clipwright.graphql,
      org.clipwright.http,
      org.clipwright.rest,
      org.clipwright.server,
      org.clipwright.worker;
  exports org.clipwright.services.export to
      org.clipwright.commands,
      org.clipwright.configuration,
      org.clipwright.db,
      org.clipwright.graphql,
      org.clipwright.rest,
      org.clipwright.server,
      org.clipwright.worker;
  exports org.clipwright.services.field to
      org.clipwright.commands,
      org.clipwright.db,
      org.clipwright.graphql,
      org.clipwright.http,
      org.clipwright.rest,
      org.clipwright.worker;
  exports org.clipwright.services.file to
      org.clipwright.graphql,
      org.clipwright.rest,
      org.clipwright.server;
  exports org.clipwright.services.idempotency to
      org.clipwright.configuration,
      org.clipwright.db,
      org.clipwright.graphql,
      org.clipwright.rest,
      org.clipwright.server;
  exports org.clipwright.services.media to
      org.clipwright.commands,
      org.clipwright.configuration,
      org.clipwright.db,
      org.clipwright.graphql,
      org.clipwright.rest,
      org.clipwright.server,
      org.clipwright.worker;
  exports org.clipwright.services.preview to
      org.clipwright.rest,
      org.clipwright.worker;
  exports org.clipwright.services.project to
      org.clipwright.commands,
      org.clipwright.graphql,
      org.clipwright.rest,
      org.clipwright.server;
  exports org.clipwright.services.resource to
      org.clipwright.commands,
      org.clipwright.configuration,
      org.clipwright.db,
      org.clipwright.graphql,
      org.clipwright.rest,
      org.clipwright.server,
      org.clipwright.worker;
  exports org.clipwright.services.retention to
      org.clipwright.configuration,
      org.clipwright.db,
      org.clipwright.rest,
      org.clipwright.server,
      org.clipwright.worker;
  exports org.clipwright.services.segment to
      org.clipwright.configuration,
      org.clipwright.db,
      org.clipwright.worker;
  exports org.clipwright.services.title to
      org.clipwright.graphql,
      org.clipwright.rest,
      org.clipwright.server;
  exports org.clipwright.services.trace to
      org.clipwright.configuration,
      org.clipwright.db,
      org.clipwright.graphql,
      org.clipwright.server;
  exports org.clipwright.services.transcript to
      org.clipwright.commands,
      org.clipwright.configuration,
      org.clipwright.db,
      org.clipwright.graphql,
      org.clipwright.rest,
      org.clipwright.server,
      org.clipwright.worker;
  exports org.clipwright.services.upload to
      org.clipwright.graphql,
      org.clipwright.rest,
      org.clipwright.server;
  exports org.clipwright.services.work to
      org.clipwright.commands,
      org.clipwright.configuration,
      org.clipwright.db,
      org.clipwright.graphql,
      org.clipwright.rest,
      org.clipwright.server,
      org.clipwright.worker;
}
