-- Who does recurring work, and until when nobody else may: by this database's clock.
create table upkeep_turn (
    work text primary key,
    taken_until timestamptz not null
);
create index dead_letter_set_aside_at on dead_letter (set_aside_at);
