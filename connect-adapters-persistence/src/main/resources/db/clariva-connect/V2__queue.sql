-- A conversation that has events. Its row is the only thing that is ever locked; its events hang below
-- it and are touched only by who holds that lock.
create table queue_conversation (
    conversation text collate "C" primary key,
    account text collate "C" not null,
    turn bigint not null,
    ready boolean not null default true,
    parked boolean not null default false,
    wake_at timestamptz,
    lease_token uuid,
    attempts integer not null default 0,
    constraint one_state check (
        case when ready then not parked and wake_at is null
             when parked then wake_at is null
             else wake_at is not null end),
    constraint leases_end check (lease_token is null or (wake_at is not null and not ready))
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

comment on column queue_conversation.turn is 'ready ones are taken in this order: a fair round over accounts, then conversations';
comment on column queue_conversation.wake_at is 'when its lease, or else its delay, ends';
comment on column queue_conversation.attempts is 'how often the handler failed on the first of its events';

create index queue_conversation_turn on queue_conversation (turn) where ready;
create index queue_conversation_account_turn on queue_conversation (account, turn) where ready;
create index queue_conversation_wake_at on queue_conversation (wake_at) where wake_at is not null;
create index queue_conversation_parked on queue_conversation (account) where parked;

-- The turn that was last taken. A newcomer's turn is the next, so nobody's backlog is in front of it.
create sequence queue_turn;

create table queue_event (
    event_id uuid primary key,
    conversation text collate "C" not null,
    seq bigint generated always as identity,
    kind text not null,
    received_at timestamptz not null,
    body bytea not null
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

alter table queue_event alter column body set storage external;
comment on column queue_event.body is 'sealed, and therefore not compressible';
create unique index queue_event_order on queue_event (conversation, seq);

-- The ids of all events that were accepted within the dedupe window.
create table queue_seen (
    event_id uuid primary key,
    seen_at timestamptz not null
) with (autovacuum_vacuum_scale_factor = 0.02);
create index queue_seen_seen_at on queue_seen (seen_at);
