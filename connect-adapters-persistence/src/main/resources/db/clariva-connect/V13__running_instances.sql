-- The processes that run, as each described itself last. One that stops in order takes its row away.
create table running_instance (
    instance_id uuid primary key,
    started_at timestamptz not null,
    said_at timestamptz not null,
    noted_at timestamptz not null,
    version text not null,
    graph_version text,
    graph_version_served text,
    redirect_uri text,
    public_base_url text,
    meta_app_secret boolean not null,
    worker_wanted boolean not null,
    worker_running boolean not null,
    in_flight integer not null,
    queue_kind text not null,
    queue_durable boolean,
    queue_durability text,
    queue_waiting bigint,
    queue_parked bigint,
    queue_oldest_millis bigint,
    queue_overflowing boolean not null,
    queue_lost_lately bigint not null,
    accepted bigint not null,
    refused bigint not null,
    not_stored bigint not null,
    last_authentic_at timestamptz,
    last_verified_at timestamptz
);
comment on column running_instance.said_at is 'by the instance''s own clock; noted_at is by this database''s, so the difference is how far the clock is off';

-- Parked events are few and asked for by themselves.
create index event_log_parked on event_log (received_at) where outcome = 'parked';
