--liquibase formatted sql

--changeset clipwright:editor-states
create table editor_state (
  project bigint primary key,
  owner bigint not null,
  state text not null,
  constraint editor_state_own_project foreign key (owner, project) references project (owner, id) on delete cascade
);
comment on table editor_state is 'What the file that a project was loaded from holds besides files, clips and effects';
comment on column editor_state.state is 'JSON as text, so that keys and numbers stay as they came';
