-- A reply and how far it has come. Its parts go out in order, so the ids of those that Instagram took say which
-- part is next, and the state is that of the part. What was unknown before cannot be found out any more.
alter table reply
    drop constraint known_state,
    drop constraint sent_has_message,
    drop constraint refused_has_refusal;
alter table reply
    alter column state set default 'queued',
    alter column text drop not null,
    add column seq bigint generated always as identity,
    add column keyed boolean not null default false,
    add column by_human boolean not null default false,
    add column parts integer not null default 1,
    add column message_ids text[] not null default '{}',
    add column tries integer not null default 0,
    add column not_before timestamptz,
    add column send_began_at timestamptz,
    add column look_at timestamptz,
    add column lease text,
    add column leased_until timestamptz,
    add column asked_at timestamptz not null default now();
update reply set
    message_ids = case when message_id is null then '{}' else array[message_id] end,
    text = null,
    asked_at = begun_at;
alter table reply
    drop column message_id,
    add constraint known_state check (state in ('queued', 'sending', 'sent', 'refused', 'unknown')),
    add constraint sent_is_whole check ((state = 'sent') = (cardinality(message_ids) = parts)),
    add constraint refused_has_refusal check ((state = 'refused') = (refusal is not null)),
    add constraint open_has_text check (text is not null or state not in ('queued', 'sending')),
    add constraint only_unknown_is_looked_at check (look_at is null or state = 'unknown');

comment on column reply.text is 'sealed; null when it is not needed any more';
comment on column reply.not_before is 'what it waits for; of a refused one, when it may be tried again';
comment on column reply.look_at is 'when it is next tried to find out about an unknown one; null when it is finally unknown';
comment on column reply.leased_until is 'until when whoever sends it, or looks after it, has it alone: by this database''s clock';

drop index reply_account;
create index reply_by_conversation on reply (account, person, seq);
create index reply_open on reply (seq) where state in ('queued', 'sending') or look_at is not null;
create index reply_asked_at on reply (asked_at) where not keyed;
create index reply_keyed on reply (begun_at) where keyed;

-- Echoes that may be those of a message nobody was known to have sent; without a word of them.
create table reply_echo (
    message_id text primary key,
    account text not null,
    person text not null,
    fits text[] not null,
    received_at timestamptz not null
);
create index reply_echo_conversation on reply_echo (account, person);
create index reply_echo_received_at on reply_echo (received_at);
comment on column reply_echo.fits is 'the replies, and their parts, that it may be the echo of';

create table reply_conversation (
    account text not null,
    person text not null,
    heard_at timestamptz not null,
    replies_before bigint not null,
    stopped_at timestamptz,
    primary key (account, person)
);
create index reply_conversation_heard_at on reply_conversation (heard_at);
comment on column reply_conversation.heard_at is 'when the person last wrote, by Instagram''s time';
comment on column reply_conversation.replies_before is 'the last reply before that; those behind it are counted';
comment on column reply_conversation.stopped_at is 'when more replies in a row were wanted than are allowed';
