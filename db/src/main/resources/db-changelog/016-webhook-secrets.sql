--liquibase formatted sql

--changeset clipwright:webhook-secrets
create table webhook_secret (
  export bigint primary key references export (id) on delete cascade,
  secret text not null
);
comment on table webhook_secret is 'What deliveries of an export are signed with; in no answer';
--rollback drop table webhook_secret;
