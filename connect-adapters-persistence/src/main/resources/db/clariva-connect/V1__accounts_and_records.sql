-- A new token takes the next number, whoever connects, so that a late refusal of an old token never
-- meets a new one.
create sequence doctor_instagram_token_version;

create table doctor_instagram (
    resource_id uuid primary key default gen_random_uuid(),
    doctor_id uuid not null,
    instagram_page_id text not null,
    instagram_app_scoped_id text,
    instagram_exchange_id text,
    instagram_username text not null,
    profile_picture_url text,
    account_type text,
    status text not null,
    instagram_access_token bytea,
    token_version bigint not null default nextval('doctor_instagram_token_version'),
    token_issued_at timestamptz,
    token_expires_at timestamptz,
    granted_permissions text[],
    subscribed boolean not null default false,
    subscription_noted_at timestamptz,
    connected_at timestamptz not null default now(),
    disconnected_at timestamptz,
    updated_at timestamptz not null default now(),
    last_event_at timestamptz,
    constraint one_row_per_pair unique (doctor_id, instagram_page_id),
    constraint known_status check (status in ('connected', 'needs_reconnect', 'disconnected')),
    constraint token_while_connected check (
        (status = 'connected') = (instagram_access_token is not null)
        and (status = 'connected') = (token_issued_at is not null)
        and (status = 'connected') = (token_expires_at is not null))
);

comment on column doctor_instagram.instagram_page_id is 'the professional account: user_id of /me, entry id of a webhook';
comment on column doctor_instagram.instagram_app_scoped_id is 'id of /me: named by deauthorize and deletion requests';
comment on column doctor_instagram.instagram_exchange_id is 'user_id of the code exchange: kept for deauthorize and deletion requests only';
comment on column doctor_instagram.instagram_access_token is 'sealed; null when there is no token in use';
comment on column doctor_instagram.granted_permissions is 'null when Instagram did not say';

-- A connection that has ended stands in nobody's way.
create unique index one_account_per_doctor on doctor_instagram (doctor_id) where status <> 'disconnected';
create unique index one_doctor_per_account on doctor_instagram (instagram_page_id) where status <> 'disconnected';
create index doctor_instagram_app_scoped_id on doctor_instagram (instagram_app_scoped_id);
create index doctor_instagram_exchange_id on doctor_instagram (instagram_exchange_id);
create index doctor_instagram_not_subscribed on doctor_instagram (subscription_noted_at nulls first)
    where status = 'connected' and not subscribed;

create table linking_attempt (
    state_digest text primary key,
    doctor_id uuid not null,
    browser_digest text not null,
    finish text not null,
    expires_at timestamptz not null,
    begun_at timestamptz not null default now()
);
create index linking_attempt_begun_at on linking_attempt (begun_at);

create table linking_handoff (
    code_digest text primary key,
    doctor_id uuid not null,
    authorization_code bytea not null,
    expires_at timestamptz not null,
    begun_at timestamptz not null default now()
);
create index linking_handoff_begun_at on linking_handoff (begun_at);
comment on column linking_handoff.authorization_code is 'sealed';

create table reply (
    reply_id text primary key,
    account text not null,
    person text not null,
    text bytea not null,
    state text not null default 'unknown',
    message_id text,
    refusal text,
    begun_at timestamptz not null default now(),
    settled_at timestamptz,
    constraint known_state check (state in ('unknown', 'sent', 'refused')),
    constraint sent_has_message check ((state = 'sent') = (message_id is not null)),
    constraint refused_has_refusal check ((state = 'refused') = (refusal is not null))
);
create index reply_account on reply (account, begun_at);
comment on column reply.text is 'sealed';

create table event_log (
    event_id text primary key,
    account text not null,
    kind text not null,
    outcome text not null,
    doctor_id uuid,
    attempt integer not null,
    received_at timestamptz not null,
    settled_at timestamptz not null
);
create index event_log_account on event_log (account, received_at);
create index event_log_received_at on event_log (received_at);

create table dead_letter (
    event_id text primary key,
    account text not null,
    person text,
    kind text not null,
    body bytea not null,
    reason text not null,
    error text not null,
    attempts integer not null,
    received_at timestamptz not null,
    set_aside_at timestamptz not null
);
create index dead_letter_account on dead_letter (account, set_aside_at);
comment on column dead_letter.body is 'sealed';

create table audit_log (
    id bigint generated always as identity primary key,
    happened_at timestamptz not null default now(),
    action text not null,
    outcome text not null,
    request_id text,
    doctor_id uuid,
    resource_id uuid,
    metadata jsonb not null default '{}'
);
create index audit_log_doctor on audit_log (doctor_id, happened_at);
create index audit_log_resource on audit_log (resource_id, happened_at);
comment on column audit_log.metadata is 'Instagram ids as keyed hashes only';

create function audit_log_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'audit_log is append-only';
end
$$;
create trigger append_only before update or delete or truncate on audit_log
    for each statement execute function audit_log_is_append_only();
