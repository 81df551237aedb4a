--liquibase formatted sql

--changeset clipwright:work-requests
create table work_request (
  id bigint generated always as identity primary key,
  kind text not null,
  arguments jsonb not null,
  attempt integer not null default 0,
  result jsonb,
  failure text,
  created timestamptz not null default clock_timestamp()
);
comment on table work_request is 'What a caller waits for a worker to do, and what came of it';

--changeset clipwright:jobs
create table job_interactive (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  state text,
  primary key (task_name, task_instance)
);
create index job_interactive_execution_time on job_interactive (execution_time);
create index job_interactive_last_heartbeat on job_interactive (last_heartbeat);
comment on table job_interactive is 'The queue of the interactive lane, in the form of db-scheduler';

create table job_render (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  state text,
  primary key (task_name, task_instance)
);
create index job_render_execution_time on job_render (execution_time);
create index job_render_last_heartbeat on job_render (last_heartbeat);
comment on table job_render is 'The queue of the render lane, in the form of db-scheduler';

create table job_transcribe (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  state text,
  primary key (task_name, task_instance)
);
create index job_transcribe_execution_time on job_transcribe (execution_time);
create index job_transcribe_last_heartbeat on job_transcribe (last_heartbeat);
comment on table job_transcribe is 'The queue of the transcribe lane, in the form of db-scheduler';

