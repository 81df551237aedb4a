--liquibase formatted sql

--changeset clipwright:segments
create table segment (
  key text primary key,
  project bigint not null references project (id) on delete cascade,
  bytes bigint not null default 0,
  used timestamptz not null default clock_timestamp()
);
comment on table segment is 'Parts of exports in the storage, by their key there';
comment on column segment.bytes is 'What it takes; 0 until it is stored';
create index segment_project on segment (project);
create index segment_used on segment (used);

create table segment_need (
  export bigint not null references export (id) on delete cascade,
  segment text not null references segment (key) on delete cascade,
  primary key (export, segment)
);
comment on table segment_need is 'Which exports need which parts; those of unfinished ones are kept';
create index segment_need_segment on segment_need (segment);
