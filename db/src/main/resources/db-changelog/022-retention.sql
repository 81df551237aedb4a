--liquibase formatted sql

--changeset clipwright:retention
create table stored_use (
  project bigint not null,
  kind text not null,
  objects bigint not null,
  bytes bigint not null,
  primary key (project, kind)
);
comment on table stored_use is 'What media took when they were last added up; projects may be gone';

create table cleanup (
  id bigint generated always as identity primary key,
  began timestamptz not null,
  ended timestamptz not null,
  exports bigint not null,
  files bigint not null,
  segments bigint not null,
  orphans bigint not null,
  bytes bigint not null,
  note text
);
comment on table cleanup is 'What recurring cleanups removed';
comment on column cleanup.note is 'Why objects that nothing refers to were kept';

create table installation (
  id uuid not null default gen_random_uuid(),
  single boolean primary key default true check (single)
);
comment on table installation is 'Tells this database apart from others that may use the same storage; not in backups';
--rollback drop table stored_use;
--rollback drop table cleanup;
--rollback drop table installation;
