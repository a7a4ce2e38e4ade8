alter table queue_event add column trace text;
comment on column queue_event.trace is 'the traceparent of its delivery and, behind a space, the tracestate; null if it had none';
alter table dead_letter add column trace text;
comment on column dead_letter.trace is 'as in queue_event';
