--liquibase formatted sql

--changeset clipwright:job-requests
alter table job_interactive add column request text;
alter table job_render add column request text;
alter table job_transcribe add column request text;
comment on column job_interactive.request is 'The request that wanted it, for logs';
