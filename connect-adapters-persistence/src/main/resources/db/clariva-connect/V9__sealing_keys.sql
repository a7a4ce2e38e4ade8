-- The keys that stored values may be sealed with, in this database and in the queue's store. An instance writes
-- its first key down before it seals with it.
create table sealing_key (
    name text primary key,
    proof text not null,
    noted_at timestamptz not null
);
comment on column sealing_key.proof is 'sealed with the key: tells it from another one of the same name';
comment on column sealing_key.noted_at is 'when an instance last said that it seals with it: by this database''s clock, about every minute';
