#!lua flags=allow-oom
-- Takes events out of the queue, and remembers them: one that comes later adds nothing.
-- ARGV: prefix, dedupe window in ms, then event ids.
-- Returns how many there were.
--
-- The head of a conversation that is ready or claimed keeps its place in the lane until the next claim or settling
-- comes upon it: nothing overtakes it while its handler runs. A delayed head gives way at once.

local function leave_parked(conversation, account)
    redis.call('ZREM', PARKED_OF .. account, conversation)
    if redis.call('EXISTS', PARKED_OF .. account) == 0 then
        redis.call('ZREM', PARKED, account)
    end
end

local function take_from_parked(conversation, account, entry, is_head)
    redis.call('LREM', LANE .. conversation, 1, entry)
    redis.call('DECR', PARKED_EVENTS)
    if is_head then
        redis.call('HDEL', ATTEMPTS, conversation)
    end
    if redis.call('EXISTS', LANE .. conversation) == 0 then
        leave_parked(conversation, account)
    end
end

local function take_delayed_head(conversation)
    redis.call('LPOP', LANE .. conversation)
    redis.call('HDEL', ATTEMPTS, conversation)
    if redis.call('EXISTS', LANE .. conversation) == 1 then
        make_ready(conversation)
    end
end

local function erase(id, stored)
    local conversation, receipt = string.match(stored, '^(%S+) %S+ (%d+)')
    local account, entry = account_of(conversation), id .. receipt
    local is_head = redis.call('LINDEX', LANE .. conversation, 0) == entry
    redis.call('HDEL', EVENTS, id)
    if redis.call('ZSCORE', PARKED_OF .. account, conversation) then
        take_from_parked(conversation, account, entry, is_head)
    elseif not is_head then
        redis.call('LREM', LANE .. conversation, 1, entry)
    elseif redis.call('ZREM', DUE, conversation .. ' -') == 1 then
        take_delayed_head(conversation)
    end
end

local erased = 0
for place = 3, #ARGV do
    if not is_known(ARGV[place]) then
        remember(ARGV[place])
    end
    local stored = redis.call('HGET', EVENTS, ARGV[place])
    if stored then
        erase(ARGV[place], stored)
        erased = erased + 1
    end
end
return {erased}
