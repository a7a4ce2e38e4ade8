alter table event_log add column failures text[];
alter table event_log add column repeats integer not null default 0;
alter table event_log add column repeated_at timestamptz;
comment on column event_log.failures is 'attempt, milliseconds since 1970 and the class of what the handler threw, for each attempt that failed';
comment on column event_log.repeats is 'how often it was delivered again after it was first settled';
