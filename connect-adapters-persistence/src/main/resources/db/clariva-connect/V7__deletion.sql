-- When the doctor last linked the account. A request to forget it acts on older links only; a token that was
-- refreshed since, or one that Instagram refused, says nothing about that.
alter table doctor_instagram add column linked_at timestamptz not null default now();
update doctor_instagram set linked_at = connected_at;
create index doctor_instagram_page_id on doctor_instagram (instagram_page_id);

create table deletion_request (
    code text primary key,
    named_id text,
    accounts text[],
    linked_before timestamptz not null,
    requested_at timestamptz not null default now(),
    finished_at timestamptz,
    constraint finished_names_nobody check ((finished_at is null) = (named_id is not null)
        and (finished_at is null) = (accounts is not null))
);
create index deletion_request_unfinished on deletion_request (requested_at) where finished_at is null;
comment on table deletion_request is 'wishes to be forgotten: what is unfinished is the list of work';
comment on column deletion_request.named_id is 'as Meta named it; null when all is gone';
comment on column deletion_request.accounts is 'the professional accounts it turned out to mean; null when all is gone';

-- Accounts whose data was deleted. Their late events are dropped, until somebody links the account again.
create table deleted_account (
    account text primary key,
    deleted_at timestamptz not null default now()
);
