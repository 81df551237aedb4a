--liquibase formatted sql

--changeset clipwright:parts
create table export_plan (
  export bigint primary key references export (id) on delete cascade,
  "order" text not null,
  joins integer not null default 0
);
comment on table export_plan is 'Unfinished exports that are rendered in parts';
comment on column export_plan."order" is 'What is rendered, as JSON: the export and the project as they were';
comment on column export_plan.joins is 'How often joining was begun';

create table export_part (
  id bigint generated always as identity primary key,
  export bigint not null references export_plan (export) on delete cascade,
  number integer not null,
  name text not null,
  first_frame bigint not null,
  last_frame bigint not null,
  weight integer not null,
  done bigint not null default 0,
  tries integer not null default 0,
  stored boolean not null,
  rendered boolean not null default false,
  again boolean not null default false,
  warnings text[] not null default '{}',
  unique (export, number)
);
comment on table export_part is 'Parts of exports, each rendered by any worker';
comment on column export_part.number is 'Place among the segments, from 0; -1 is the sound';
comment on column export_part.tries is 'How often workers have begun it; a new try ends the one before';
comment on column export_part.again is 'Whether it was rendered once more because it could not be joined';

alter table job_interactive add column rank bigint not null default 0;
alter table job_render add column rank bigint not null default 0;
alter table job_transcribe add column rank bigint not null default 0;
comment on column job_render.rank is 'Where it stands among its owner''s jobs of one priority: that of the export';

create table render_turn (
  owner bigint primary key,
  served timestamptz not null
);
comment on table render_turn is 'When a job of a user was last begun; who was not served for longest is next';
--rollback drop table render_turn;
--rollback alter table job_transcribe drop column rank;
--rollback alter table job_render drop column rank;
--rollback alter table job_interactive drop column rank;
--rollback drop table export_part;
--rollback drop table export_plan;
