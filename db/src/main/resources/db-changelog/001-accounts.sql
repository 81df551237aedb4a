--liquibase formatted sql

--changeset clipwright:accounts
create table account (
  id bigint generated always as identity primary key,
  name text not null unique,
  email text not null default '',
  password_hash text not null,
  active boolean not null default true,
  staff boolean not null default false,
  created timestamptz not null default clock_timestamp()
);
comment on table account is 'Who may use the platform';

create table token (
  key text primary key,
  account bigint not null unique references account (id) on delete cascade,
  created timestamptz not null default clock_timestamp()
);
comment on table token is 'The key of an account for scheme Token';

create table session (
  id_hash text primary key,
  account bigint not null references account (id) on delete cascade,
  expires timestamptz not null
);
create index session_account on session (account);
create index session_expires on session (expires);
comment on table session is 'Who is signed in with a browser; only the hash of the id is kept';
