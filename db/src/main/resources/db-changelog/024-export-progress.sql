--liquibase formatted sql

--changeset clipwright:export-progress
alter table export
  add column stage text not null default 'QUEUED',
  add column frames_done bigint not null default 0,
  add column frames_total bigint not null default 0,
  add column pace_at timestamptz,
  add column pace_seconds double precision not null default 0,
  add column pace_recent double precision not null default 0,
  add column pace_steady double precision not null default 0;
comment on column export.stage is 'The step that its worker is at; settled by the status when it waits or is over';
comment on column export.frames_total is 'Frames of the file; an estimate until a worker has begun';
comment on column export.pace_at is 'When the frames that were rendered were last counted';
update export set frames_total = greatest(1, end_frame - start_frame + 1);
--rollback alter table export drop column stage, drop column frames_done, drop column frames_total, drop column pace_at, drop column pace_seconds, drop column pace_recent, drop column pace_steady;
