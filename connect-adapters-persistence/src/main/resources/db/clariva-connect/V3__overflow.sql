-- Whether events go to the queue's tables because the queue itself, in Redis, is away. One row, or none: then it is closed.
create table queue_overflow_gate (
    only_row boolean primary key default true check (only_row),
    is_open boolean not null,
    changed_at timestamptz not null default now()
);
