--liquibase formatted sql

--changeset clipwright:token-hashes
-- A new table, so that the pages of the old one, which hold the keys in clear, go with its file.
alter table token rename to clear_token;
create table token (
  hash text not null constraint token_hash primary key,
  account bigint not null references account (id) on delete cascade,
  key_id text not null default '',
  nonce text not null default '',
  created timestamptz not null default clock_timestamp(),
  constraint token_of_key unique (account, key_id)
);
insert into token (hash, account, created)
  select encode(sha256(convert_to(key, 'UTF8')), 'hex'), account, created from clear_token;
drop table clear_token;
comment on table token is 'The tokens of accounts for scheme Token; only hashes are kept';
comment on column token.key_id is 'Which key outside the database the token is derived from; empty for none';
comment on column token.nonce is 'What the token is derived from besides that key';
