#!lua flags=allow-oom
-- Takes events out of the queue. One that is claimed keeps its place in the lane, so that nothing overtakes it
-- while its handler runs; settle and claim know that it is gone.
-- ARGV: prefix, then event ids.
-- Returns how many there were.

local function leave_ready(conversation, account)
    redis.call('ZREM', ready_of(account), conversation)
    if redis.call('EXISTS', ready_of(account)) == 0 then
        redis.call('ZREM', ACCOUNTS, account)
    end
end

local function leave_parked(conversation, account)
    redis.call('ZREM', parked_of(account), conversation)
    if redis.call('EXISTS', parked_of(account)) == 0 then
        redis.call('ZREM', PARKED, account)
    end
end

-- The next event does not wait out a delay that belonged to the erased one.
local function replace_head(conversation, account, is_parked)
    redis.call('HDEL', ATTEMPTS, conversation)
    redis.call('HDEL', LEASES, conversation)
    if is_parked then
        if redis.call('EXISTS', lane_of(conversation)) == 0 then
            leave_parked(conversation, account)
        end
        return
    end
    local was_due = redis.call('ZREM', DUE, conversation) == 1
    if not advance(conversation) then
        leave_ready(conversation, account)
    elseif was_due then
        make_ready(conversation)
    end
end

local function is_claimed(conversation)
    local lease = redis.call('HGET', LEASES, conversation)
    return lease and holds(conversation, lease)
end

local function erase(id, stored)
    local conversation, receipt = string.match(stored, '^(%S+) %S+ (%d+)\n')
    local account, entry = account_of(conversation), id .. receipt
    local is_head = redis.call('LINDEX', lane_of(conversation), 0) == entry
    redis.call('HDEL', EVENTS, id)
    if is_head and is_claimed(conversation) then
        return 1
    end
    redis.call('LREM', lane_of(conversation), 1, entry)
    local is_parked = redis.call('ZSCORE', parked_of(account), conversation)
    if is_parked then
        redis.call('DECR', PARKED_EVENTS)
    end
    if is_head then
        replace_head(conversation, account, is_parked)
    end
    return 1
end

local erased = 0
for place = 2, #ARGV do
    local stored = redis.call('HGET', EVENTS, ARGV[place])
    if stored then
        erased = erased + erase(ARGV[place], stored)
    end
end
return {erased}
