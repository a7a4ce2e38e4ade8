-- What an account's health is read from.
create index reply_refused on reply (account, refusal, settled_at) where state = 'refused';
