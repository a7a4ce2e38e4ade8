-- The last turn of an account is looked for with each event: among all its conversations, for with "ready" the index of all turns would serve as well.
drop index queue_conversation_account_turn;
create index queue_conversation_of_account on queue_conversation (account, turn);
