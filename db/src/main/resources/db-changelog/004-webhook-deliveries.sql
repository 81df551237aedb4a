--liquibase formatted sql

--changeset clipwright:webhook-deliveries
create table webhook_delivery (
  id bigint generated always as identity primary key,
  export bigint not null references export (id) on delete cascade,
  url text not null,
  sent timestamptz not null,
  status integer,
  response text not null,
  retry timestamptz
);
create index webhook_delivery_export on webhook_delivery (export, id);
--rollback drop table webhook_delivery;
