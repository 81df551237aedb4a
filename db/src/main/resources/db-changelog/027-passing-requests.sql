--liquibase formatted sql

--changeset clipwright:passing-requests
-- A request is forgotten with the connection of whoever waits for it, so nothing of it need survive a crash of the
-- database: its changes are not written to the log, for which every frame on demand would wait three times.
alter table work_request set unlogged;
