--liquibase formatted sql

--changeset clipwright:resources
create table project (
  id bigint generated always as identity primary key,
  owner bigint not null references account (id) on delete cascade,
  name text not null,
  width integer not null,
  height integer not null,
  fps_num integer not null,
  fps_den integer not null,
  sample_rate integer not null,
  channels integer not null,
  channel_layout integer not null,
  json jsonb not null,
  created timestamptz not null default clock_timestamp(),
  updated timestamptz not null default clock_timestamp()
);
create index project_owner on project (owner, id);

create table file (
  id bigint generated always as identity primary key,
  owner bigint not null references account (id) on delete cascade,
  project bigint not null references project (id) on delete cascade,
  key text not null,
  info jsonb not null,
  json jsonb not null,
  created timestamptz not null default clock_timestamp(),
  updated timestamptz not null default clock_timestamp()
);
create index file_owner on file (owner, id);
create index file_project on file (project, id);

create table clip (
  id bigint generated always as identity primary key,
  owner bigint not null references account (id) on delete cascade,
  project bigint not null references project (id) on delete cascade,
  file bigint not null references file (id) on delete cascade,
  position double precision not null,
  "start" double precision not null,
  "end" double precision not null,
  layer integer not null,
  json jsonb not null,
  created timestamptz not null default clock_timestamp(),
  updated timestamptz not null default clock_timestamp()
);
create index clip_owner on clip (owner, id);
create index clip_project on clip (project, id);
create index clip_file on clip (file, id);

create table effect (
  id bigint generated always as identity primary key,
  owner bigint not null references account (id) on delete cascade,
  project bigint not null references project (id) on delete cascade,
  title text not null,
  type text not null,
  position double precision not null,
  "start" double precision not null,
  "end" double precision not null,
  layer integer not null,
  json jsonb not null,
  created timestamptz not null default clock_timestamp(),
  updated timestamptz not null default clock_timestamp()
);
create index effect_owner on effect (owner, id);
create index effect_project on effect (project, id);

create table export (
  id bigint generated always as identity primary key,
  owner bigint not null references account (id) on delete cascade,
  project bigint not null references project (id) on delete cascade,
  output text,
  export_type text not null,
  video_format text not null,
  video_codec text not null,
  video_bitrate bigint not null,
  video_bitrate_unit text not null,
  audio_codec text not null,
  audio_bitrate bigint not null,
  audio_bitrate_unit text not null,
  start_frame bigint not null,
  end_frame bigint not null,
  webhook text not null,
  json jsonb not null,
  progress double precision not null default 0,
  status text not null default 'pending'
    constraint export_status check (status in ('pending', 'in-progress', 'completed', 'failed', 'cancel')),
  attempt integer not null default 0,
  created timestamptz not null default clock_timestamp(),
  updated timestamptz not null default clock_timestamp()
);
create index export_owner on export (owner, id);
create index export_project on export (project, id);
create index export_unfinished on export (id) where status in ('pending', 'in-progress', 'cancel');
