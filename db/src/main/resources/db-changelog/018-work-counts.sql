--liquibase formatted sql

--changeset clipwright:work-counts
create table work_count (
  name text primary key,
  amount bigint not null
);
comment on table work_count is 'What workers have done, added up for metrics';
--rollback drop table work_count;
