--liquibase formatted sql

--changeset clipwright:transcriptions
create table transcription (
  id bigint primary key references file (id) on delete cascade,
  owner bigint not null references account (id) on delete cascade,
  status text not null,
  attempt integer not null default 0,
  request jsonb not null,
  updated timestamptz not null default clock_timestamp()
);
comment on table transcription is 'What is to be transcribed, or was last, of each file; its id is the file''s';
