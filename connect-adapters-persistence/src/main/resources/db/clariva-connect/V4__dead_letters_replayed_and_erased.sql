alter table dead_letter alter column body drop not null;
alter table dead_letter add column replays integer not null default 0;
alter table dead_letter add column replay_underway_since timestamptz;
alter table dead_letter add constraint erased_has_no_body check ((reason = 'erased') = (body is null));
comment on column dead_letter.body is 'sealed; null when the person took the message back';
comment on column dead_letter.replay_underway_since is 'when the last replay began, while nothing has come of it';
create index dead_letter_received_at on dead_letter (received_at, event_id);
