--liquibase formatted sql

--changeset clipwright:password-number
alter table account add column password_number bigint not null default 1;
comment on column account.password_number is
  'Which password of the account this is; what began with an earlier one is not stored any more';
--rollback alter table account drop column password_number;
