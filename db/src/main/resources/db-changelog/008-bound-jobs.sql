--liquibase formatted sql

--changeset clipwright:bound-jobs
alter table job_interactive add column bound text;
alter table job_render add column bound text;
alter table job_transcribe add column bound text;
comment on column job_interactive.bound is 'The worker whose predecessor died of this owner''s work; for a while no other does it';
