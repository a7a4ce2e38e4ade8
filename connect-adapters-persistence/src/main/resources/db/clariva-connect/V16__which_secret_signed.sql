alter table queue_event add column verified_by text;
comment on column queue_event.verified_by is 'the name of the secret that had signed its delivery; null if that was not noted';
alter table dead_letter add column verified_by text;
comment on column dead_letter.verified_by is 'as in queue_event';
alter table event_log add column verified_by text;
comment on column event_log.verified_by is 'as in queue_event';
