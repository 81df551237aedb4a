--liquibase formatted sql

--changeset clipwright:owners
--comment A row and what it belongs to have one owner; what was stored before is not looked at again.
alter table project add constraint project_of_owner unique (owner, id);
alter table file add constraint file_of_owner unique (owner, id);
drop index project_owner;
drop index file_owner;
alter table file add constraint file_own_project
  foreign key (owner, project) references project (owner, id) on delete cascade not valid;
alter table clip add constraint clip_own_project
  foreign key (owner, project) references project (owner, id) on delete cascade not valid;
alter table clip add constraint clip_own_file
  foreign key (owner, file) references file (owner, id) on delete cascade not valid;
alter table effect add constraint effect_own_project
  foreign key (owner, project) references project (owner, id) on delete cascade not valid;
alter table export add constraint export_own_project
  foreign key (owner, project) references project (owner, id) on delete cascade not valid;
--rollback alter table export drop constraint export_own_project;
--rollback alter table effect drop constraint effect_own_project;
--rollback alter table clip drop constraint clip_own_file;
--rollback alter table clip drop constraint clip_own_project;
--rollback alter table file drop constraint file_own_project;
--rollback create index file_owner on file (owner, id);
--rollback create index project_owner on project (owner, id);
--rollback alter table file drop constraint file_of_owner;
--rollback alter table project drop constraint project_of_owner;
