/** Persistence on PostgreSQL: the repositories, the job queue and the embedded database. */
module org.clipwright.db {
  requires transitive org.clipwright.services;
  requires com.fasterxml.jackson.databind;
  requires com.github.kagkarlsson.scheduler;
  requires com.zaxxer.hikari;
  requires embedded.postgres;
  requires static jakarta.xml.bind;
  requires java.sql;
  requires liquibase.core;
  requires org.jooq;
  requires org.postgresql.jdbc;
  requires org.slf4j;

  exports org.clipwright.db to
      org.clipwright.commands,
      org.clipwright.configuration,
      org.clipwright.rest,
      org.clipwright.server;
  exports org.clipwright.db.embedded to
      org.clipwright.commands,
      org.clipwright.rest,
      org.clipwright.server;

  opens org.clipwright.db.generated.tables.records to org.jooq;
  exports org.clipwright.db.generated.tables.records to org.jooq;
}
