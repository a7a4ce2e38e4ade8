#!lua flags=allow-oom
-- Ends a claim.
-- ARGV: prefix, conversation, lease, verdict, delay in ms.
-- Returns 0 if the lease had ended, 2 if the conversation is ready again at once, else 1.
-- An event that was erased while it was claimed is done, whatever the verdict.

local conversation, lease, verdict, delay = ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5])
if not holds(conversation, lease) then
    return {0}
end
redis.call('HDEL', LEASES, conversation)

local function again_after(wait)
    if wait > 0 then
        redis.call('ZADD', DUE, now + wait, conversation)
        return {1}
    end
    redis.call('ZREM', DUE, conversation)
    make_ready(conversation)
    return {2}
end

local id = id_of(redis.call('LINDEX', lane_of(conversation), 0))
if verdict == 'done' or redis.call('HEXISTS', EVENTS, id) == 0 then
    redis.call('LPOP', lane_of(conversation))
    redis.call('HDEL', EVENTS, id)
    redis.call('HDEL', ATTEMPTS, conversation)
    redis.call('ZREM', DUE, conversation)
    if advance(conversation) then
        make_ready(conversation)
        return {2}
    end
    return {1}
elseif verdict == 'retry' then
    redis.call('HINCRBY', ATTEMPTS, conversation, 1)
    return again_after(delay)
elseif verdict == 'release' then
    return again_after(delay)
end

local account = account_of(conversation)
redis.call('ZREM', DUE, conversation)
redis.call('ZREM', HEADS, conversation)
redis.call('ZADD', parked_of(account), next_turn(), conversation)
redis.call('ZADD', PARKED, 'NX', next_turn(), account)
redis.call('INCRBY', PARKED_EVENTS, redis.call('LLEN', lane_of(conversation)))
return {1}
