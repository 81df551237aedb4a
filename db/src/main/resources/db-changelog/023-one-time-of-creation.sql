--liquibase formatted sql

-- An object that was never changed has one time; the clock itself may move on between two columns.
--changeset clipwright:one-time-of-creation
alter table project alter column created set default statement_timestamp(), alter column updated set default statement_timestamp();
alter table file alter column created set default statement_timestamp(), alter column updated set default statement_timestamp();
alter table clip alter column created set default statement_timestamp(), alter column updated set default statement_timestamp();
alter table effect alter column created set default statement_timestamp(), alter column updated set default statement_timestamp();
alter table export alter column created set default statement_timestamp(), alter column updated set default statement_timestamp();
--rollback alter table project alter column created set default clock_timestamp(), alter column updated set default clock_timestamp();
--rollback alter table file alter column created set default clock_timestamp(), alter column updated set default clock_timestamp();
--rollback alter table clip alter column created set default clock_timestamp(), alter column updated set default clock_timestamp();
--rollback alter table effect alter column created set default clock_timestamp(), alter column updated set default clock_timestamp();
--rollback alter table export alter column created set default clock_timestamp(), alter column updated set default clock_timestamp();
