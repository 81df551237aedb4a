--liquibase formatted sql

--changeset clipwright:render-usage
create table render_usage (
  owner bigint not null references account (id) on delete cascade,
  day date not null,
  seconds double precision not null,
  primary key (owner, day)
);
comment on table render_usage is 'How many seconds of film each user has asked for, where that is bounded';
--rollback drop table render_usage;
