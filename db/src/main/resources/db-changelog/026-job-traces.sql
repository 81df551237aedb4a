--liquibase formatted sql

--changeset clipwright:job-traces
alter table job_interactive add column trace text;
alter table job_render add column trace text;
alter table job_transcribe add column trace text;
comment on column job_interactive.trace is 'The span in which it was enqueued, as in the header traceparent';
