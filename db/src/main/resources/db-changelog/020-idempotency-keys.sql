--liquibase formatted sql

--changeset clipwright:idempotency-keys
create table idempotency_key (
  owner bigint not null references account (id) on delete cascade,
  key text not null,
  fingerprint text not null,
  began timestamptz not null,
  status integer,
  body text,
  location text,
  primary key (owner, key)
);
create index idempotency_key_of_owner on idempotency_key (owner, began);
create index idempotency_key_began on idempotency_key (began);
comment on table idempotency_key is 'Requests that clients may send again, and how they were answered';
comment on column idempotency_key.status is 'Null while the request is being answered';
--rollback drop table idempotency_key;
