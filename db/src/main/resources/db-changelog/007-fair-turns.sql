--liquibase formatted sql

--changeset clipwright:fair-turns
alter table job_interactive
  add column owner bigint not null default 0,
  add column turn bigint not null default 0,
  add column alone boolean not null default false,
  add column verdict text;
alter table job_render
  add column owner bigint not null default 0,
  add column turn bigint not null default 0,
  add column alone boolean not null default false,
  add column verdict text;
alter table job_transcribe
  add column owner bigint not null default 0,
  add column turn bigint not null default 0,
  add column alone boolean not null default false,
  add column verdict text;
comment on column job_interactive.owner is 'For whom; users take turns';
comment on column job_interactive.turn is 'In which round of turns it is done';
comment on column job_interactive.alone is 'Whether it has to have a worker to itself, because one died that did it with others';
comment on column job_interactive.verdict is 'Why it is to fail instead of being done; a sentence for its owner';
