--liquibase formatted sql

--changeset clipwright:spent-time
alter table export add column spent_millis bigint not null default 0;
comment on column export.spent_millis is 'How long workers have worked for it since it was requested';
--rollback alter table export drop column spent_millis;
