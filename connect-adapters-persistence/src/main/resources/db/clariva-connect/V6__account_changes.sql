-- Tells all instances that whose account is whose may have changed, whoever changed it.
create function connect_accounts_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('connect_accounts', '');
    return null;
end
$$;
create trigger accounts_changed
    after insert or delete or truncate or update of doctor_id, instagram_page_id, status on doctor_instagram
    for each statement execute function connect_accounts_changed();
