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

  exports org.clipwright.db;
  exports org.clipwright.db.embedded;

  opens org.clipwright.db.generated.tables.records to org.jooq;
  exports org.clipwright.db.generated.tables.records to org.jooq;
}
