-- Instants by the instances' clocks, as token_issued_at is, but for the lease, which is by this database's.
alter table doctor_instagram add column token_refresh_at timestamptz;
alter table doctor_instagram add column token_refresh_failures integer not null default 0;
alter table doctor_instagram add column token_refresh_leased_until timestamptz;
alter table doctor_instagram add column token_end_told integer;
alter table doctor_instagram add column permission_lost_at timestamptz;
alter table doctor_instagram add column checked_at timestamptz;
alter table doctor_instagram add column check_at timestamptz not null default now() + random() * interval '1 day';

comment on column doctor_instagram.token_refresh_at is 'when the token is due to be refreshed; null when an older version stored the token';
comment on column doctor_instagram.token_refresh_leased_until is 'until when whoever refreshes it has it alone';
comment on column doctor_instagram.token_end_told is 'at how many days before its end the listener was last told of it';
comment on column doctor_instagram.permission_lost_at is 'when Instagram first refused a call for want of a permission since the account was connected';
comment on column doctor_instagram.check_at is 'when Instagram is next asked how the account is';

create index doctor_instagram_token_refresh_at
    on doctor_instagram (token_refresh_at nulls first) where status = 'connected';
create index doctor_instagram_check_at on doctor_instagram (check_at) where status = 'connected';
create index reply_sent on reply (account, settled_at) where state = 'sent';

-- A doctor came back with another account than the connected one, and has not said yet whether that was meant.
create table linking_change (
    doctor_id uuid primary key,
    key_digest text not null,
    instagram_page_id text not null,
    instagram_app_scoped_id text,
    instagram_exchange_id text,
    instagram_username text not null,
    profile_picture_url text,
    account_type text,
    access_token bytea not null,
    token_issued_at timestamptz not null,
    token_expires_at timestamptz not null,
    granted_permissions text[],
    replaces text not null,
    expires_at timestamptz not null,
    begun_at timestamptz not null default now()
);
create index linking_change_begun_at on linking_change (begun_at);
comment on column linking_change.access_token is 'sealed';
comment on column linking_change.replaces is 'the account that was connected when the doctor was asked';
