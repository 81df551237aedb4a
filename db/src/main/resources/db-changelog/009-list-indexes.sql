--liquibase formatted sql

--changeset clipwright:list-indexes
--comment None on times: an export's changes several times a second, and would no longer be a change in place.
create index export_status on export (owner, status, id);
--rollback drop index export_status;
