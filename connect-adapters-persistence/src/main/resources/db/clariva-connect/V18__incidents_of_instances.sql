-- What does not work at an instance now, and keyed hashes of its secrets, so that two that differ are seen. Instances of an older version write neither.
alter table running_instance
    add column queue_durability_acknowledged boolean not null default false,
    add column incidents text[] not null default '{}',
    add column secret_fingerprints text[] not null default '{}';
comment on column running_instance.incidents is 'each: area, since, last time, number of times, cause; without a secret or an address';
