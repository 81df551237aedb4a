--liquibase formatted sql

--changeset clipwright:audit-entries
create table audit_entry (
  id bigint generated always as identity primary key,
  happened timestamptz not null,
  actor text not null,
  address text not null,
  action text not null,
  subject text not null,
  details text not null,
  outcome text not null
);
comment on table audit_entry is 'What staff did in the administration; actors are names, since accounts may be deleted';
--rollback drop table audit_entry;
