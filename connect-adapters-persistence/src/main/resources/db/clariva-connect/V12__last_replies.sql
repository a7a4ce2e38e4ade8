-- What an account's health is read from.
create index reply_sent on reply (account, settled_at) where state = 'sent';
create index reply_refused on reply (account, refusal, settled_at) where state = 'refused';
