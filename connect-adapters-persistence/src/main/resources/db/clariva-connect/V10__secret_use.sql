-- Which of the configured secrets are still matched. The value stands behind a keyed hash, so that a name that gets another value begins anew.
create table secret_use (
    name text not null,
    value_hash text not null,
    times bigint not null default 0,
    last_matched_at timestamptz,
    watched_since timestamptz not null,
    primary key (name, value_hash)
);
comment on table secret_use is 'app secrets and verify tokens, by the names of their variables';

create table unmatched_delivery (
    flaw text primary key,
    times bigint not null,
    last_at timestamptz not null
);
comment on table unmatched_delivery is 'deliveries that none of our secrets had signed; nothing of them is kept';
